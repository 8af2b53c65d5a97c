// `node scripts/run.mjs bench/send-frames.ts INTERFACE COUNT LENGTH [RATE]` sends UDP datagrams from an interface as fast as it can,
// or so many a second.
import { linux } from "../src/host/native/linux.ts";

const AF_PACKET = 17;
const SOCK_RAW = 3;
const SOL_PACKET = 263;
const PACKET_QDISC_BYPASS = 20;
const ADDRESS_LENGTH = 20;
/** Frames handed to the kernel at once, and octets of struct mmsghdr. */
const BATCH = 256;
const MESSAGE_LENGTH = 64;
const HEADERS =
  "020000000002" + "020000000001" + "0800" + "4500003200010000401100000a0900010a090002" + "0fa00fa1001e0000";

const [name = "", ...numbers] = process.argv.slice(2);
const [count = 0, length = 64, rate = Infinity] = numbers.map(Number);
const system = await linux();
const socket = system.socket(AF_PACKET, SOCK_RAW, 0);
const address = new DataView(new ArrayBuffer(ADDRESS_LENGTH));
address.setUint16(0, AF_PACKET, true);
address.setInt32(4, system.interfaceIndex(name), true);
system.bind(socket, new Uint8Array(address.buffer));
system.setOption(socket, SOL_PACKET, PACKET_QDISC_BYPASS, Uint8Array.of(1, 0, 0, 0));

const frame = new Uint8Array(length);
frame.set(Buffer.from(HEADERS, "hex"));
const run = new BigUint64Array([system.native.address(frame), BigInt(length)]);
const messages = new BigUint64Array((BATCH * MESSAGE_LENGTH) / 8);
const runAt = system.native.address(new Uint8Array(run.buffer));
for (let at = 0; at < messages.length; at += MESSAGE_LENGTH / 8) messages.set([runAt, 1n], at + 2);

const send = system.native
  .library([null])!
  .number("int sendmmsg(int socket, void *messages, unsigned int count, int flags)");
const vector = new Uint8Array(messages.buffer);
const started = performance.now();
for (let sent = 0; sent < count;) {
  const due = Math.min(count, rate === Infinity ? count : ((performance.now() - started) * rate) / 1000);
  if (sent < due) sent += Math.max(0, send(socket, vector, Math.min(BATCH, Math.ceil(due - sent)), 0));
}
process.stdout.write(`${(count / (performance.now() - started)) * 1000}\n`);
// What C was told to look at stays until here.
if (frame.length + run.length === 0) throw new Error("nothing was sent");
