// `with-remora.ts WAY COUNT` builds or dissects so many packets and prints the processor time that took, in seconds.
import { DNS, Ether, IP, Packet, packet, TCP, UDP } from "../../src/toolkit/index.ts";

const [way = "", count = ""] = process.argv.slice(2);
const ether = { dst: "02:00:00:00:00:02", src: "02:00:00:00:00:01" };
const ip = { src: "10.0.0.1", dst: "10.0.0.2" };
const options = [{ name: "MSS", value: 1460 }, "NOP", { name: "WScale", value: 7 }, "SAckOK"] as const;
const syn = (i: number): Packet =>
  packet(Ether(ether), IP(ip), TCP({ sport: 1024 + (i % 5000), dport: 80, flags: "S", options }));
const query = (i: number): Packet =>
  packet(Ether(ether), IP(ip), UDP({ sport: 40_000 }), DNS({ id: i & 65_535, qd: [{ qname: "www.example.org." }] }));
const octets = Array.from({ length: 64 }, (_, i) => syn(i).bytes);
const messages = Array.from({ length: 64 }, (_, i) => query(i).bytes);
const ways: { readonly [name: string]: (i: number) => unknown } = {
  "build-tcp": (i) => syn(i).bytes,
  "build-dns": (i) => query(i).bytes,
  "dissect-tcp": (i) => new Packet(octets[i & 63]!).get(TCP)!.options,
  "dissect-dns": (i) => new Packet(messages[i & 63]!).get(DNS)!.qd[0]!.qname,
};

const run = ways[way]!;
let kept: unknown;
for (let i = 0; i < Number(count) / 10; i++) kept = run(i);
const started = process.cpuUsage();
for (let i = 0; i < Number(count); i++) kept = run(i);
const { user, system } = process.cpuUsage(started);
if (kept === undefined) throw new Error(`nothing came of ${way}`);
console.log((user + system) / 1e6);
