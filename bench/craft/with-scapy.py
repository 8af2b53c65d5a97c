# `with-scapy.py WAY COUNT` builds or dissects so many packets and prints the processor time that took, in seconds.
import logging
import sys
import time

logging.disable(logging.CRITICAL)
from scapy.all import DNS, DNSQR, IP, TCP, UDP, Ether  # noqa: E402

way, count = sys.argv[1], int(sys.argv[2])
options = [("MSS", 1460), ("NOP", None), ("WScale", 7), ("SAckOK", b"")]


def syn(i):
    return Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01") / IP(src="10.0.0.1", dst="10.0.0.2") / TCP(sport=1024 + i % 5000, dport=80, flags="S", options=options)


def query(i):
    return Ether(dst="02:00:00:00:00:02", src="02:00:00:00:00:01") / IP(src="10.0.0.1", dst="10.0.0.2") / UDP(sport=40000) / DNS(id=i & 65535, qd=DNSQR(qname="www.example.org."))


octets = [bytes(syn(i)) for i in range(64)]
messages = [bytes(query(i)) for i in range(64)]
ways = {
    "build-tcp": lambda i: bytes(syn(i)),
    "build-dns": lambda i: bytes(query(i)),
    "dissect-tcp": lambda i: Ether(octets[i & 63])[TCP].options,
    "dissect-dns": lambda i: Ether(messages[i & 63])[DNS].qd.qname,
}
run = ways[way]
for i in range(count // 10):
    run(i)
started = time.process_time()
for i in range(count):
    run(i)
print(time.process_time() - started)
