# `with-scapy.py ADDRESS COUNT` does the same as with-remora.ts; Scapy stops to listen when nothing came for 0.2 seconds.
import logging
import sys

logging.disable(logging.CRITICAL)
from scapy.all import IP, TCP, conf, sr  # noqa: E402

address, count = sys.argv[1], int(sys.argv[2])
conf.verb = 0
best = (0, float("inf"))
for number in range(4):
    answered, _ = sr(IP(dst=address) / TCP(sport=5000 + number, dport=(1, count), flags="S"), timeout=2)
    began = min(float(query.sent_time) for query, _ in answered)
    ended = max(float(answer.time) for _, answer in answered)
    if number > 0 and (len(answered), -(ended - began)) > (best[0], -best[1]):
        best = (len(answered), ended - began)
print(best[0], best[1] * 1000)
