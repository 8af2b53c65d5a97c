// Analyses a capture: how long it is, which protocols it has, and who talks most.
// node scripts/run.mjs examples/analysis.ts samples/welcome.pcap
import { IP, IPv6, readCapture } from "remora";

const [file = "samples/welcome.pcap"] = process.argv.slice(2);
const MOST_SHOWN = 10;

const protocols = new Map<string, { packets: number; octets: number }>();
const talkers = new Map<string, number>();
let [packets, octets, first, last] = [0, 0, Infinity, 0];

for await (const packet of readCapture(file)) {
  const { originalLength, seconds, nanoseconds } = packet;
  const time = seconds + nanoseconds / 1e9;
  packets++;
  octets += originalLength;
  first = Math.min(first, time);
  last = Math.max(last, time);
  // A packet counts once for each protocol, however often that is in it (IP in IP).
  for (const name of new Set(packet.layers.map(({ protocol }) => protocol.name))) {
    const count = protocols.get(name) ?? { packets: 0, octets: 0 };
    protocols.set(name, { packets: count.packets + 1, octets: count.octets + originalLength });
  }
  const { src } = packet.get(IP) ?? packet.get(IPv6) ?? {};
  if (src !== undefined) talkers.set(src, (talkers.get(src) ?? 0) + originalLength);
}

const most = <Value>(counts: Map<string, Value>, by: (value: Value) => number): [string, Value][] =>
  [...counts].toSorted(([, one], [, other]) => by(other) - by(one)).slice(0, MOST_SHOWN);

console.log(`${file}: ${packets} packets, ${octets} octets, ${Math.max(0, last - first).toFixed(3)} s`);
console.table(Object.fromEntries(most(protocols, (count) => count.packets)));
console.table(Object.fromEntries(most(talkers, (sent) => sent).map(([address, sent]) => [address, { sent }])));
