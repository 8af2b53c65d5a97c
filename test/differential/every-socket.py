"""Opens sockets of every kind and in every state, and answers each line of standard input, a kind, with what psutil lists."""
import json
import os
import socket
import sys
import psutil

folder = sys.argv[1]
keep = []


def kept(one):
    keep.append(one)
    return one


def listener(family=socket.AF_INET, address="127.0.0.1"):
    one = kept(socket.socket(family, socket.SOCK_STREAM))
    one.bind((address, 0))
    one.listen(7)
    return one


def pair(server, address="127.0.0.1", family=socket.AF_INET):
    client = kept(socket.socket(family, socket.SOCK_STREAM))
    client.connect((address, server.getsockname()[1]))
    return client, kept(server.accept()[0])


def fill(one):
    one.setblocking(False)
    try:
        while True:
            one.send(b"x" * 65536)
    except BlockingIOError:
        pass


server = listener()
six = listener(socket.AF_INET6, "::")
pair(server)
pair(six, "::1", socket.AF_INET6)
pair(six, "127.0.0.1")  # the server's end has an IPv4 address in an IPv6 one
here, there = pair(server)
here.send(b"hello")  # waits to be read
here, there = pair(server)
here.shutdown(socket.SHUT_WR)  # FIN_WAIT2 and CLOSE_WAIT
here, there = pair(server)
fill(here)
here.shutdown(socket.SHUT_WR)  # FIN_WAIT1: what is before the end finds no room
here, there = pair(server)
here.shutdown(socket.SHUT_WR)
fill(there)
there.shutdown(socket.SHUT_WR)  # LAST_ACK
here, there = pair(server)
fill(here)
here.shutdown(socket.SHUT_WR)
there.shutdown(socket.SHUT_WR)  # CLOSING
here, there = pair(server)
here.close()
there.close()  # TIME_WAIT
outside = listener(socket.AF_INET, "10.99.0.1")  # for SYN_RECV
waiting = kept(socket.socket())
waiting.setblocking(False)
waiting.connect_ex(("10.98.0.1", 9))  # SYN_SENT: nobody answers there
kept(socket.socket()).bind(("127.0.0.1", 0))  # neither listens nor is connected
for family, address in [(socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")]:
    bound = kept(socket.socket(family, socket.SOCK_DGRAM))
    bound.bind((address, 0))
    connected = kept(socket.socket(family, socket.SOCK_DGRAM))
    connected.connect((address, bound.getsockname()[1]))
    connected.send(b"unread")
    kept(socket.socket(family, socket.SOCK_DGRAM))
for kind, name in [
    (socket.SOCK_STREAM, folder + "/stream"),
    (socket.SOCK_DGRAM, folder + "/datagrams"),
    (socket.SOCK_SEQPACKET, folder + "/packets"),
    (socket.SOCK_STREAM, "\0remora-abstract-%d" % os.getpid()),
]:
    one = kept(socket.socket(socket.AF_UNIX, kind))
    one.bind(name)
    if kind != socket.SOCK_DGRAM:
        one.listen()
        client = kept(socket.socket(socket.AF_UNIX, kind))
        client.connect(name)
kept(socket.socketpair())
child = os.fork()
if child == 0:  # shares all of them
    os.close(0)
    os.close(1)
    os.read(os.pipe()[0], 1)
print(outside.getsockname()[1], flush=True)
for line in sys.stdin:
    rows = [
        [one.fd, one.family.name, one.type.name, list(one.laddr) if isinstance(one.laddr, tuple) else one.laddr,
         list(one.raddr) if isinstance(one.raddr, tuple) else one.raddr, one.status, one.pid]
        for one in psutil.net_connections(line.strip())
    ]
    print(json.dumps(rows), flush=True)
os.kill(child, 9)
