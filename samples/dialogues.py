"""Both ends of the conversations that no small program holds: `serve NAME` is the server, any other word a client."""

import ftplib
import imaplib
import poplib
import smtplib
import socket
import struct
import sys
import threading
import time

SERVER = "10.0.0.2"


def listen(port):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((SERVER, port))
    listener.listen()
    return listener


def talk(port, banner, answer):
    """Serves one client: sends the banner, then for each line what answer(line) returns, until that is None."""
    connection, _ = listen(port).accept()
    with connection, connection.makefile("rb") as lines:
        connection.sendall(banner)
        for line in lines:
            reply = answer(line.rstrip(b"\r\n"))
            if reply is None:
                return
            connection.sendall(reply)


def serve_smtp():
    state = {"data": False}

    def answer(line):
        if state["data"]:
            if line != b".":
                return b""
            state["data"] = False
            return b"250 2.0.0 Ok: queued as 12345\r\n"
        word = line.split(b" ")[0].upper()
        if word == b"EHLO":
            return b"250-mail.example.test\r\n250-PIPELINING\r\n250-SIZE 10240000\r\n250 8BITMIME\r\n"
        if word == b"DATA":
            state["data"] = True
            return b"354 End data with <CR><LF>.<CR><LF>\r\n"
        return {b"MAIL": b"250 2.1.0 Ok\r\n", b"RCPT": b"250 2.1.5 Ok\r\n", b"QUIT": b"221 2.0.0 Bye\r\n"}.get(
            word, b"502 5.5.2 Error: command not recognized\r\n"
        )

    talk(25, b"220 mail.example.test ESMTP\r\n", answer)


def smtp():
    with smtplib.SMTP(SERVER, 25, local_hostname="alice.example.test") as client:
        message = "From: alice@example.test\r\nTo: bob@example.test\r\nSubject: Hello\r\n\r\nA short letter.\r\n"
        client.sendmail("alice@example.test", ["bob@example.test"], message)


def serve_ftp():
    data = listen(2121)

    def answer(line):
        word = line.split(b" ")[0].upper()
        if word == b"PASV":
            return b"227 Entering Passive Mode (10,0,0,2,8,73).\r\n"
        if word == b"LIST":
            connection, _ = data.accept()
            connection.sendall(b"-rw-r--r-- 1 ftp ftp 27 Jan 01 00:00 hello.txt\r\n")
            connection.close()
            return b"150 Here comes the directory listing.\r\n226 Directory send OK.\r\n"
        return {
            b"USER": b"331 Please specify the password.\r\n",
            b"PASS": b"230 Login successful.\r\n",
            b"PWD": b'257 "/" is the current directory\r\n',
            b"TYPE": b"200 Switching to ASCII mode.\r\n",
            b"QUIT": b"221 Goodbye.\r\n",
        }.get(word, b"500 Unknown command.\r\n")

    talk(21, b"220 FTP server ready.\r\n", answer)


def ftp():
    with ftplib.FTP(SERVER, timeout=3) as client:
        client.login("anonymous", "guest@example.test")
        client.pwd()
        client.retrlines("LIST", lambda line: None)


def serve_pop():
    def answer(line):
        word = line.split(b" ")[0].upper()
        if word == b"QUIT":
            return b"+OK bye\r\n"
        return {
            b"USER": b"+OK name is a valid mailbox\r\n",
            b"PASS": b"+OK maildrop locked and ready\r\n",
            b"STAT": b"+OK 1 62\r\n",
            b"LIST": b"+OK 1 messages\r\n1 62\r\n.\r\n",
            b"RETR": b"+OK 62 octets\r\nFrom: bob@example.test\r\nSubject: Re: Hello\r\n\r\nThank you.\r\n.\r\n",
        }.get(word, b"-ERR unknown command\r\n")

    talk(110, b"+OK POP3 server ready <1896.697170952@mail.example.test>\r\n", answer)


def pop():
    client = poplib.POP3(SERVER, timeout=3)
    client.user("bob")
    client.pass_("secret")
    client.stat()
    client.list()
    client.retr(1)
    client.quit()


def serve_imap():
    def answer(line):
        tag, _, rest = line.partition(b" ")
        word = rest.split(b" ")[0].upper()
        untagged = {
            b"CAPABILITY": b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n",
            b"SELECT": b"* 1 EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n",
            b"FETCH": b"* 1 FETCH (BODY[HEADER.FIELDS (SUBJECT)] {16}\r\nSubject: Hello\r\n)\r\n",
            b"LOGOUT": b"* BYE logging out\r\n",
        }.get(word, b"")
        return untagged + tag + b" OK " + word + b" completed\r\n"

    talk(143, b"* OK IMAP4rev1 server ready\r\n", answer)


def imap():
    client = imaplib.IMAP4(SERVER)
    client.login("bob", "secret")
    client.select()
    client.fetch("1", "(BODY[HEADER.FIELDS (SUBJECT)])")
    client.logout()


def serve_syslog():
    receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    receiver.bind((SERVER, 514))
    connection, _ = listen(514).accept()
    while connection.recv(4096):
        pass


def serve_rtp():
    sockets = []
    for port in (20000, 20001):
        receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        receiver.bind((SERVER, port))
        sockets.append(receiver)
    time.sleep(20)


def rtp():
    """Twelve 20 ms frames of G.711 silence, between two RTCP sender reports with a source description (RFC 3550)."""
    media = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    media.bind(("0.0.0.0", 20000))
    control = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    control.bind(("0.0.0.0", 20001))
    source = 0x52454D4F

    def report(packets, stamp):
        sender = struct.pack(">BBHIIIIII", 0x81, 200, 12, source, 0xE5000000, 0x80000000, stamp, packets, packets * 160)
        block = struct.pack(">IIIIII", 0x0B0B0B0B, 0x05000003, 1000, 12, 0x00010000, 0x00008000)
        name = b"alice@10.0.0.1"
        items = struct.pack(">BB", 1, len(name)) + name + b"\0"
        items += b"\0" * (-len(items) % 4)
        return sender + block + struct.pack(">BBHI", 0x81, 202, 1 + len(items) // 4, source) + items

    control.sendto(report(0, 0), (SERVER, 20001))
    for index in range(12):
        marker = 0x80 if index == 0 else 0
        header = struct.pack(">BBHII", 0x80, marker, 100 + index, index * 160, source)
        media.sendto(header + b"\xff" * 160, (SERVER, 20000))
        time.sleep(0.02)
    control.sendto(report(12, 12 * 160), (SERVER, 20001))
    control.sendto(struct.pack(">BBHI", 0x81, 203, 1, source), (SERVER, 20001))


def serve_tcp():
    connection, _ = listen(7100).accept()
    with connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_OOBINLINE, 1)
        while not connection.recv(4096).endswith(b"!"):
            pass
        connection.sendall(b"r" * 3000)
        time.sleep(0.5)
    connection, _ = listen(7101).accept()
    connection.recv(4096)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def tcp_options():
    client = socket.create_connection((SERVER, 7100))
    client.sendall(b"three thousand, please\n")
    client.send(b"!", socket.MSG_OOB)
    time.sleep(0.2)
    while client.recv(4096):
        pass
    client.close()
    time.sleep(0.3)
    resets = socket.create_connection((SERVER, 7101))
    resets.sendall(b"reset me\n")
    time.sleep(0.3)
    resets.close()
    signed = socket.socket()
    address = struct.pack("<H", socket.AF_INET) + struct.pack(">H", 7102) + socket.inet_aton(SERVER)
    key = address.ljust(128, b"\0") + struct.pack("<BBHI", 0, 0, 6, 0) + b"remora".ljust(80, b"\0")
    try:
        signed.setsockopt(socket.IPPROTO_TCP, 14, key)
    except OSError:
        return  # a kernel without RFC 2385
    signed.settimeout(0.5)
    try:
        signed.connect((SERVER, 7102))
    except OSError:
        pass


def udplite():
    """Datagrams whose checksum covers everything, then only the first 12 octets (RFC 3828)."""
    for family, address in ((socket.AF_INET, SERVER), (socket.AF_INET6, "fd00::2")):
        for coverage in (0, 12):
            sender = socket.socket(family, socket.SOCK_DGRAM, 136)
            sender.setsockopt(136, 10, coverage)
            sender.sendto(b"partly covered payload", (address, 7100))
            time.sleep(0.05)


def odd_icmp():
    """Timestamp and address mask requests, which ping does not send (RFC 792, RFC 950)."""
    sender = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
    for body in (struct.pack(">BBHHHIII", 13, 0, 0, 7, 1, 3600000, 0, 0), struct.pack(">BBHHHI", 17, 0, 0, 7, 2, 0)):
        total = sum(struct.unpack(">%dH" % (len(body) // 2), body))
        total = (total & 0xFFFF) + (total >> 16)
        total = (total & 0xFFFF) + (total >> 16)
        sender.sendto(body[:2] + struct.pack(">H", total ^ 0xFFFF) + body[4:], (SERVER, 0))
        time.sleep(0.1)


def join(group):
    """Joins a group for a moment: a report, then a leave."""
    if ":" in group:
        member = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        index = socket.if_nametoindex("a0")
        member.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP, socket.inet_pton(socket.AF_INET6, group) + struct.pack("@I", index))
    else:
        member = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        member.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(group) + socket.inet_aton("10.0.0.1"))
    time.sleep(0.6)


def join_source(group, source):
    """Joins a group for one source only (IGMPv3 ALLOW and BLOCK records)."""
    member = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    request = socket.inet_aton(group) + socket.inet_aton("10.0.0.1") + socket.inet_aton(source)
    member.setsockopt(socket.IPPROTO_IP, 39, request)
    time.sleep(0.6)


def udp(address, port, text):
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(text.encode(), (address, int(port)))


def dhcp_inform():
    """A DHCPINFORM, which neither client of the script sends (RFC 2131)."""
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.bind(("10.0.0.1", 68))
    fixed = struct.pack(">BBBBIHH4s4s4s4s6s10x192x", 1, 1, 6, 0, 0x52454D4F, 0, 0, socket.inet_aton("10.0.0.1"), b"\0" * 4, b"\0" * 4, b"\0" * 4, b"\2\0\0\0\0\1")
    options = b"\x63\x82\x53\x63" + b"\x35\x01\x08" + b"\x37\x05\x01\x03\x06\x0f\x2a" + b"\x3d\x07\x01\x02\0\0\0\0\1" + b"\xff"
    sender.sendto(fixed + options, (SERVER, 67))
    time.sleep(0.3)


def ntp_control():
    """A mode 6 read-status request and a version 3 client request (RFC 1305, RFC 5905)."""
    sender = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sender.sendto(struct.pack(">BBHHHHH", 0x16, 1, 1, 0, 0, 0, 0), (SERVER, 123))
    sender.sendto(b"\x1b" + b"\0" * 47, (SERVER, 123))
    time.sleep(0.2)


def sip_register():
    message = (
        "REGISTER sip:example.test SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.1:5062;branch=z9hG4bKremora1\r\nMax-Forwards: 70\r\n"
        "From: Alice <sip:alice@example.test>;tag=1\r\nTo: Alice <sip:alice@example.test>\r\nCall-ID: 1@10.0.0.1\r\n"
        "CSeq: 1 REGISTER\r\nContact: <sip:alice@10.0.0.1:5062>\r\nExpires: 3600\r\nContent-Length: 0\r\n\r\n"
    )
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(message.encode(), (SERVER, 5060))


if __name__ == "__main__":
    name = sys.argv[1].replace("-", "_")
    if name == "serve":
        server = threading.Thread(target=globals()["serve_" + sys.argv[2]], daemon=True)
        server.start()
        server.join(20)
    else:
        globals()[name](*sys.argv[2:])
