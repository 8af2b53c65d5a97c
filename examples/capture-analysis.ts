// `capture-analysis.ts [FILE]` says what is in a capture: protocols, conversations, sessions and what is wrong.
import { PacketList, rdpcap, type Packet } from "remora";

const [file = "samples/welcome.pcap"] = process.argv.slice(2);
const list = new PacketList(await rdpcap(file), file);

/** How many packets have a layer of each protocol, and how many octets these packets are. */
function protocolCounts(packets: Iterable<Packet>): Map<string, { packets: number; octets: number }> {
  const counts = new Map<string, { packets: number; octets: number }>();
  for (const packet of packets) {
    for (const name of new Set(packet.layers.map(({ protocol }) => protocol.layer))) {
      const count = counts.get(name) ?? { packets: 0, octets: 0 };
      count.packets++;
      count.octets += packet.originalLength;
      counts.set(name, count);
    }
  }
  return new Map([...counts].sort(([, one], [, two]) => two.packets - one.packets));
}

console.log(`${file}: ${list.length} packets\n`);
console.table(Object.fromEntries(protocolCounts(list)));
console.table(list.conversations().slice(0, 10));
console.table(Array.from(list.sessions(), ([session, packets]) => ({ session, packets: packets.length })).slice(0, 10));
for (const packet of list) {
  for (const { layer, field, found, expected } of packet.verify()) {
    const name = packet.layers[layer]?.protocol.layer ?? "?";
    console.log(`packet ${packet.number}: ${name}.${field} is ${found} and should be ${expected}`);
  }
}
