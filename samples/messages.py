"""Writes the captures of protocols whose messages are written octet by octet (Scapy 2.5.0 carries them): messages.py FOLDER."""

import sys
from binascii import crc_hqx

from scapy.all import GRE, IP, TCP, UDP, Raw, conf

from crafted import back, there, write


def octets(text):
    return bytes.fromhex(text.replace(" ", ""))


def utf16(text):
    return text.encode("utf-16-le")


def little(number, size):
    return number.to_bytes(size, "little")


def talk(port, *messages):
    """What two stations say in turn over TCP; an answer is a tuple of one."""
    sent = {False: 1000, True: 2000}
    packets = []
    for index, message in enumerate(messages):
        answer = isinstance(message, tuple)
        load = message[0] if answer else message
        ports = dict(sport=port, dport=40000) if answer else dict(sport=40000, dport=port)
        ends = dict(src="10.0.0.2", dst="10.0.0.1") if answer else dict(src="10.0.0.1", dst="10.0.0.2")
        segment = IP(id=index + 1, **ends) / TCP(seq=sent[answer], ack=sent[not answer], flags="PA", **ports) / Raw(load)
        packets.append((back if answer else there)(segment))
        sent[answer] += len(load)
    return packets


def tds():
    def message(kind, body):
        return bytes([kind, 1]) + (len(body) + 8).to_bytes(2, "big") + bytes([0, 0, 1, 0]) + body

    def token(kind, body):
        return bytes([kind]) + little(len(body), 2) + body

    def named(text):
        return bytes([len(text)]) + utf16(text)

    options = octets("00 0015 0006 01 001b 0001 02 001c 0001 03 001d 0004 04 0021 0001 ff 0b000c380000 02 00 00001234 00")
    texts = ["alice", "reader", "\u5aa2\u5ad2", "app", "bob", "", "lib", "", "shop"]
    places, data = b"", b""
    for text in texts:
        places += little(94 + len(data), 2) + little(len(text), 2)
        data += utf16(text)
    fixed = octets("04000074 00100000 00000007 64000000 00000000 e0 03 00 00 00000000 09040000") + places + bytes(22)
    login = little(len(fixed) + 4 + len(data), 4) + fixed + data
    headers = octets("16000000 12000000 0200") + little(7, 8) + little(1, 4)
    collation = octets("0904 d000 34")
    changed = token(0xE3, b"\1" + named("shop") + named("master"))
    entered = token(0xAD, octets("01 74000004") + named("Server") + octets("0f0007d0"))
    done = octets("fd 1000 c100") + little(2, 8)
    columns = octets("81 0300") + octets("00000000 0800 38") + named("id")
    columns += octets("00000000 0900 e7 4000") + collation + named("name") + octets("00000000 0900 26 04") + named("count")
    row = lambda number, name, count: b"\xd1" + little(number, 4) + little(len(name) * 2, 2) + utf16(name) + count
    rows = columns + row(1, "pear", octets("04 07000000")) + row(2, "fig", b"\0") + done
    refused = token(0xAA, little(208, 4) + b"\1\x10" + little(3, 2) + utf16("no!") + named("bob") + b"\0" + little(1, 4))
    call = headers + octets("ffff 0a00 0000 00 00 26 04 04 09000000")
    return talk(
        1433, message(18, options), (message(4, options),), message(16, login), (message(4, changed + entered + octets("fd 0000 0000") + bytes(8)),),
        message(1, headers + utf16("select id, name, count from fruit")), (message(4, rows),),
        message(1, headers + utf16("select nothing")), (message(4, refused + octets("fd 0200 fd00") + bytes(8)),), message(3, call),
    )


def xmpp():
    open_stream = b"<?xml version='1.0'?><stream:stream xmlns='jabber:client' xmlns:stream='http://etherx.jabber.org/streams' %s version='1.0'>"
    return talk(
        5222, open_stream % b"to='example.test'", (open_stream % b"from='example.test' id='s1'",),
        (b"<stream:features><mechanisms xmlns='urn:ietf:params:xml:ns:xmpp-sasl'><mechanism>PLAIN</mechanism></mechanisms></stream:features>",),
        b"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>AGFsaWNlAHNlY3JldA==</auth>",
        (b"<success xmlns='urn:ietf:params:xml:ns:xmpp-sasl'/>",),
        b"<iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>desk</resource></bind></iq>",
        (b"<iq type='result' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>alice@example.test/desk</jid></bind></iq>",),
        b"<iq type='get' id='r1'><query xmlns='jabber:iq:roster'/></iq>",
        b"<presence><show>away</show><status>at lunch</status></presence>",
        b"<message to='bob@example.test' type='chat' id='m1'><body>hello</body></message>",
        (b"<message from='bob@example.test/x' to='alice@example.test/desk' type='chat'><body>hello yourself</body></message>",),
        b"</stream:stream>",
    )


def fix():
    def message(body):
        body = body.replace("|", "\1")
        text = f"8=FIX.4.4\0019={len(body)}\1{body}".encode()
        return text + f"10={sum(text) % 256:03}\1".encode()

    head = lambda kind, number, way: f"35={kind}|34={number}|{way}|52=20250101-00:00:00.000|"
    there_, back_ = "49=BUYER|56=SELLER", "49=SELLER|56=BUYER"
    return talk(
        9876, message(head("A", 1, there_) + "98=0|108=30|"), (message(head("A", 1, back_) + "98=0|108=30|"),),
        message(head("D", 2, there_) + "11=order1|21=1|55=PEAR|54=1|38=100|40=2|44=12.5|59=0|60=20250101-00:00:00|"),
        (message(head("8", 2, back_) + "37=1|11=order1|17=1|150=0|39=0|55=PEAR|54=1|38=100|151=100|14=0|6=0|"),),
        message(head("0", 3, there_)) + message(head("1", 4, there_) + "112=ping|"), (message(head("5", 3, back_) + "58=closed|"),),
    )


def thrift():
    def counted(text):
        return len(text).to_bytes(4, "big") + text.encode()

    call = octets("80010001") + counted("ask") + octets("00000007")
    simple = octets("02 0001 01 03 0002 ff 06 0003 fffe 08 0004 00000009 0a 0005 ffffffffffffffff 04 0006 3ff8000000000000")
    held = octets("0b 0007") + counted("hello") + octets("0f 0008 08 00000002 00000001 00000002 0c 000a 02 0001 01 00 00")
    reply = octets("80010002") + counted("ask") + octets("00000007 08 0000 0000002a 00")
    refused = octets("80010003") + counted("ask") + octets("00000007 0b 0001") + counted("no") + octets("08 0002 00000001 00")
    compact = octets("82 81 0e 03") + b"ask" + octets("15 03 11 12 18 02") + b"hi" + octets("19 35 02 04 06 16 01 00")
    datagram = there(IP(src="10.0.0.1", dst="10.0.0.2", id=9) / UDP(sport=40000, dport=9090) / Raw(compact))
    return talk(9090, call + simple + held, (reply,), (len(refused).to_bytes(4, "big") + refused,)) + [datagram]


def openflow():
    hello1, hello4 = octets("01 00 0008 00000001"), octets("04 00 0010 00000001 0001 0008 00000012")
    match1 = octets("003820ff") + bytes(36)
    flow1 = octets("01 0e 0050 00000004") + match1 + octets("0000000000000007 0000 003c 0000 8000 ffffffff ffff 0001 0000 0008 0002 0000")
    match4 = octets("0001 000a 80000a02 0800 000000000000")
    flow4 = octets("04 0e 0058 00000004 0000000000000007 0000000000000000 00 00 003c 0000 8000 ffffffff ffffffff ffffffff 0001 0000")
    flow4 += match4 + octets("0004 0018 00000000 0000 0010 00000002 ffff 000000000000")
    return talk(
        6633, hello1, (hello1,), (octets("01 05 0008 00000002"),), octets("01 02 000c 00000003 61626364"), (octets("01 03 000c 00000003 61626364"),),
        (flow1,), (octets("01 12 0008 00000005"),), octets("01 13 0008 00000005"),
    ) + talk(
        6653, hello4, (hello4,), (octets("04 05 0008 00000002"),),
        octets("04 06 0020 00000002 0000020000000001 00000100 fe 00 0000 0000004f 00000000"), (flow4,),
        octets("04 01 0014 00000004 0005 0001 04 14 0008 00000006"), (octets("04 14 0008 00000006"),), octets("04 15 0008 00000006"),
    )


def cip():
    def without_connection(message):
        head = little(len(message) + 16, 2) + octets("11000000 00000000 4142434445464748 00000000")
        return octets("6f00") + head + octets("00000000 0a00 0200 00000000 b200") + little(len(message), 2) + message

    ask = lambda text: without_connection(octets(text))
    who, way = "1400 4d00 f32b9532", "03 0100 2002 2401"
    return talk(
        44818, octets("6500 0400 00000000 00000000 0000000000000000 00000000 0100 0000"),
        (octets("6500 0400 11000000 00000000 0000000000000000 00000000 0100 0000"),),
        ask("01 02 2001 2401"), (ask("81 00 00 00 0100 0e00 3600 1014 6030 3f825100 03 414243"),),
        ask("03 02 2001 2401 0200 0500 0100"), (ask("83 00 00 00 0200 0500 0000 6030 0100 0000 0100"),),
        ask(f"54 02 2006 2401 07f9 14000080 1300fe80 {who} 00 000000 00127a00 f443 00127a00 f443 a3 {way}"),
        (ask(f"d4 00 00 00 01037900 1300fe80 {who} 00127a00 00127a00 00 00"),),
        ask("0e 03 2001 2401 3007"), (ask("8e 00 00 00 03 414243"),), ask("0e 03 2001 2401 3063"), (ask("8e 00 14 00"),),
    )


def profinet():
    zeros = bytes(40)
    return [
        there(Raw(octets(hexes) + zeros[: max(0, 46 - len(octets(hexes)))] + octets(tail)), 0x8892)
        for hexes, tail in (
            ("fefe 05 00 01000001 0001 0004 ffff 0000", ""),
            ("feff 05 01 01000001 0000 0024 0102 000e 0001 c0a8000b ffffff00 c0a8000b 0203 0006 0000 002a 0101 0204 0004 0000 02 00", ""),
            ("fefd 03 00 01000002 0000 0002 0202", ""), ("fefd 03 01 01000002 0000 000c 0202 0008 0000 616263646566", ""),
            ("fefd 04 00 01000003 0000 0006 0502 0002 0001", ""), ("fefd 04 01 01000003 0000 0008 0504 0003 0503 00 00", ""),
            ("8000 0102030405060708", "1234 35 00"),
        )
    ]


def homeplug():
    return [
        there(Raw(octets(hexes)), 0x88E1)
        for hexes in (
            "00 00a0 00b052", "00 01a0 00b052 00 20 03 414243" + "00" * 61 + "01",
            "01 6460 0000 00 00 dc0ea11167080000", "01 6560 0000 ffffffffffff 0a 06 01 020000000001 00 00 dc0ea11167080000",
            "01 6e60 0000 00 00 020000000001 0102030405060708" + "00" * 34 + "0a 02 0708",
            "01 0860 0000 01 aaaaaaaa 00000000 04 0000 00 00 bc90751a5e390e 01" + "0b" * 16, "01 0960 0000 01 65caf1b4 aaaaaaaa 04 0000 ff 00",
        )
    ]


def netbios():
    def frame(hexes, data=b""):
        control = octets("f0 f0 03 2c00 ffef" + hexes)
        return there(Raw(control + data), len(control) + len(data))

    bob, alice = b"BOB".ljust(15).hex() + "20", b"ALICE".ljust(15).hex() + "00"
    session = lambda hexes, data=b"": there(Raw(octets("f0 f0 03 0e00 ffef" + hexes) + data), 17 + len(data))
    return [
        frame(f"01 00 0000 0000 0100 {'00' * 16} {alice}"), frame(f"00 00 0000 0000 0200 {'00' * 16} {alice}"),
        frame(f"0d 00 0000 0100 0000 {alice} {alice}"), frame(f"0a 00 0000 0000 0300 {bob} {alice}"), frame(f"0a 00 0e00 0000 0300 {bob} {alice}"),
        frame(f"0e 00 0800 0300 0800 {alice} {bob}"), session("19 8f bc05 0800 0300 08 0e"), session("17 81 bc05 0300 0800 0e 08"),
        session("15 0e 0000 0000 0100 08 0e", b"first"), session("16 04 0000 0000 0100 08 0e", b"last"), session("14 00 0000 0100 0000 0e 08"),
        frame(f"08 00 0000 0000 0000 {bob} {alice}", b"hello"), session("18 00 0000 0000 0000 08 0e"),
    ]


def nhrp():
    def message(kind, body, extensions):
        head = octets("0001 0800 0000000000 ff") + (20 + len(body) + len(extensions)).to_bytes(2, "big") + b"\0\0"
        head += (20 + len(body)).to_bytes(2, "big") + bytes([1, kind, 4, 0])
        load = head + body + extensions
        total = sum(int.from_bytes((load + b"\0")[at : at + 2], "big") for at in range(0, len(load), 2))
        total = (total & 0xFFFF) + (total >> 16)
        load = load[:12] + (0xFFFF - (total & 0xFFFF) - (total >> 16)).to_bytes(2, "big") + load[14:]
        return there(IP(src="10.0.0.1", dst="10.0.0.2", id=1) / GRE(proto=0x2001) / Raw(load))

    ends = "0a000001 0a010001 0a010002"
    client, whole = "00 20 0000 44d8 1c20 00 00 00 00", "00 20 0000 44d8 1c20 04 00 04 00 0a000002 0a010002"
    secret, end = "8007 000c 0000 0001 53454352 45543132", "8000 0000"
    quoted = bytes(IP(src="10.1.0.1", dst="10.1.0.3", id=7) / UDP(sport=40000, dport=7) / b"abcd")
    return [
        message(3, octets(f"04 04 8002 00000001 {ends} {client}"), octets(f"8003 0000 8004 0000 8005 0000 {secret} 0009 0000 {end}")),
        message(4, octets(f"04 04 8002 00000001 {ends} {client}"), octets(f"8003 0014 {whole} {secret} {end}")),
        message(1, octets(f"04 04 c802 00000002 {ends} {client}"), octets(f"8004 0014 {whole} {end}")),
        message(2, octets(f"04 04 d802 00000002 {ends} {whole}"), octets(end)), message(5, octets(f"04 04 8000 00000003 {ends} {whole}"), b""),
        message(6, octets(f"04 04 8000 00000003 {ends} {whole}"), b""), message(8, octets(f"04 04 0000 00000000 {ends}") + quoted, octets(end)),
    ]


def datagram(port, load):
    return there(IP(src="10.0.0.1", dst="10.0.0.255", id=1) / UDP(sport=port, dport=port) / Raw(load))


def glbp():
    head, hello = "01 00 0001 0000 020000000001", "01 1c 00 20 00 64 0000 00000bb8 00002710 0258 3840 0000 01 04 0a000001"
    forwarder, chain = "02 14 01 20 00 87 64 00000000000000 0007b4000101", "03 18 03 14 00000001" + "ab" * 16
    return [
        datagram(3222, octets(head + more))
        for more in (hello, hello + forwarder, "03 09 01 05 6162636465" + hello, chain + "04 03 aa" + forwarder, "03 04 00 00" + hello)
    ]


def cups():
    return [
        datagram(631, b'90de 3 ipp://bob.example.test:631/printers/hall "Hall" "the one by the door" "Model 1" lease-duration=300\n'),
        datagram(631, b'480b05e 4 ipp://10.0.0.1:631/printers/pdf "" "" "Model 2"\n'),
    ]


def wol():
    magic = b"\xff" * 6 + octets("020000000007") * 16
    return [there(Raw(magic), 0x0842), there(Raw(magic + octets("010203040506")), 0x0842), datagram(9, magic)]


def tsp():
    return [
        datagram(525, octets(hexes) + b"alice\0")
        for hexes in ("03 01 0001 0000000000000000", "01 01 0002 00000001 000003e8", "18 01 0003 05 00000000000000")
    ]


def pagp():
    def snap(hexes):
        load = octets("aa aa 03 00000c 0104" + hexes)
        return there(Raw(load), len(load))

    side = lambda last: f"0200000000{last} 02 80 00000015 000d0001 00000000"
    names = "0002 0001 0007 426f62 0002 000a 4661302f3133"
    return [
        snap(f"01 00 {side('01')} {'00' * 20} 0000 {names}"), snap(f"01 05 {side('02')} {side('01')} 0001 {names}"),
        snap(f"01 07 {side('01')} {side('02')} 0001 0001 0003 000a 020000000009"), snap("02 00 020000000001 020000000002 00000007"),
    ]


def checked(frame):
    """A frame of IEEE 802.15.4 with its check sequence, which goes through each octet from its lowest bit on."""
    mirrored = bytes(int(f"{octet:08b}"[::-1], 2) for octet in frame)
    return frame + little(int(f"{crc_hqx(mirrored, 0):016b}"[::-1], 2), 2)


def zigbee():
    unicast, network = "6188 01 ff01 0100 0200", "0100 0200 1e 01"
    return [
        checked(octets(hexes))
        for hexes in (
            "0308 01 ffff ffff 07", "0080 0a ff01 0000 ffcf 0000 00 2284 ffeeddccbbaa0099 ffffff 05",
            "23c8 0c ff01 0000 ffff 0720000000da1c00 01 8e", "0200 0c",
            "63cc 0d ff01 0720000000da1c00 0100000000da1c00 02 3412 00", f"{unicast} 0800 {network} 02 0a 0600 0401 0b 01",
            f"{unicast} 0900 {network} 01 20 05 0300 07 0102030405060708", f"{unicast} 0900 {network} 03 09 0300", f"{unicast} 0900 {network} 08 61 0300 72",
            f"{unicast} 0802 {network} 28 05000000 0102030405060708 09 aabbccdd 11223344", "6998 01 ff01 0000 0100 1d 05000000 0102030405060708 09 aabbccdd 11223344",
        )
    ]


def lowpan():
    short, long = "61a8 5e badc 0100 0200", "41dc 5e badc 0807060504030201 1817161514131211"
    echo, whole = "8000 8d23 0001 0001", "20010db8000000000000000000000001 20010db8000000000000000000000002"
    return [
        octets(hexes)
        for hexes in (
            f"{short} 7a33 3a {echo}", f"{long} 7a33 3a {echo}", f"{short} 7a00 3a {whole} {echo}", f"{short} 7a22 3a 0003 0004 {echo}",
            f"{short} 7a3b 3a 01 {echo}", f"{short} 6033 04000001 3a 07 {echo}", f"{short} 41 60000000 0008 3a 40 {whole} {echo}",
            f"{short} 7e33 f0 1b58 1b59 0b4d aabb",
        )
    ]


def bluetooth():
    signal = lambda hexes: octets("02 2a20") + little(len(octets(hexes)) + 4, 2) + little(len(octets(hexes)), 2) + octets("0100" + hexes)
    sent = [
        octets("01 0910 00"), octets("01 0310 00"), octets("01 0504 0d fa2e076d0e00 18cc 01 00 0000 01"), signal("02 01 0400 0100 4000"),
        signal("04 02 0400 4000 0000"), octets("02 2a20 0800 0400 4000 06000100"),
    ]
    received = [
        octets("04 0e 0a 01 0910 00 c06b573a0a00"), octets("04 0f 04 00 01 0504"), octets("04 03 0b 00 2a00 fa2e076d0e00 01 00"),
        octets("04 13 05 01 2a00 0100"), signal("03 01 0800 4000 4100 0000 0000"), signal("05 02 0600 4000 0000 0000"), octets("04 05 04 00 2a00 13"),
    ]
    return [octets("00000000") + packet for packet in sent] + [octets("00000001") + packet for packet in received]


def main(folder):
    conf.verb = 0
    for function in (tds, xmpp, fix, thrift, openflow, cip, profinet, homeplug, netbios, nhrp, glbp, cups, wol, tsp, pagp):
        write(folder, function.__name__, function())
    write(folder, "zigbee", zigbee(), 195)
    write(folder, "lowpan", lowpan(), 230)
    write(folder, "bluetooth", bluetooth(), 201)


if __name__ == "__main__":
    main(sys.argv[1])
