// `craft-scan.ts FILE [TARGETS] [PORTS]` writes the SYNs of a port scan to a capture, for replay or to look at.
import { Ether, IP, packet, range, TCP, wrpcap, type Packet } from "remora";

const [file = "/tmp/scan.pcap", targets = "10.0.0.0/30", ports = "22,80,8000-8003"] = process.argv.slice(2);

const dport = ports.split(",").map((part) => {
  const [first = 0, last = first] = part.split("-").map(Number);
  return range(first, last);
});

function* syns(): Generator<Packet, void, undefined> {
  const scan = packet(Ether(), IP({ src: "10.9.9.9", dst: targets }), TCP({ sport: 40_000, dport, flags: "S" }));
  for (const [i, syn] of Array.from(scan.each()).entries()) yield syn.with(IP, { id: i + 1 });
}

const made = [...syns()];
await wrpcap(file, made);
console.log(`${made.length} packets in ${file}, from ${made[0]?.summary()} to ${made.at(-1)?.summary()}`);
