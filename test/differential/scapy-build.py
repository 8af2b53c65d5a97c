# Prints the packets of each expression on standard input, in hexadecimal, as one line of words; without routes.
import logging
import sys

logging.disable(logging.CRITICAL)
from scapy.all import *  # noqa: E402,F403
from scapy.layers import l2  # noqa: E402

conf.route.route = lambda dst=None, verbose=0, _internal=False: (conf.loopback_name, "0.0.0.0", "0.0.0.0")
conf.route6.route = lambda dst=None, dev=None, verbose=0: (conf.loopback_name, "::", "::")
l2.get_if_hwaddr = lambda *_: "00:00:00:00:00:00"
conf.neighbor.resolve = lambda *_: None
load_layer("http")
for name in ["bgp", "igmp", "igmpv3", "lldp", "mpls"]:
    load_contrib(name)
for line in sys.stdin:
    packets = eval(line)  # noqa: S307
    print(" ".join(bytes(packet).hex() for packet in packets), flush=True)
