"""Runs calls of Scapy's sniff, given as Python expressions, one a line; prints for each what it kept and what it printed."""
import hashlib, io, json, sys
from contextlib import redirect_stdout
import logging
logging.getLogger("scapy").setLevel(logging.CRITICAL)
from scapy.all import AsyncSniffer, DefaultSession, conf, rdpcap, sniff

conf.verb = 0

class EverySecond(DefaultSession):
    """Lets every second packet through."""
    seen = 0
    def on_packet_received(self, pkt):
        self.seen += 1
        if self.seen % 2 == 1:
            super().on_packet_received(pkt)

def described(packet):
    octets = bytes(packet.original or packet)
    return "%s %.6f %d %s" % (packet.sniffed_on if isinstance(packet.sniffed_on, str) else "-",
                              packet.time, packet.wirelen or len(octets), hashlib.sha1(octets).hexdigest())

for line in sys.stdin:
    printed = io.StringIO()
    with redirect_stdout(printed):
        kept = eval(line)
    print(json.dumps({"kept": [described(packet) for packet in kept], "printed": printed.getvalue().splitlines()}), flush=True)
