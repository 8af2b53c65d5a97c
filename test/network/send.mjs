// `node send.mjs INTERFACE COUNT RATE [SIZE]` sends numbered UDP broadcasts, RATE a second, from the interface of this
// network namespace; nothing answers them.
import { networkInterfaces } from "node:os";
import koffi from "koffi";

const [name = "", count = 0, rate = 1000, size = 60] = process.argv
  .slice(2)
  .map((word, i) => (i === 0 ? word : Number(word)));
const AF_PACKET = 17;
const SOCK_RAW = 3;
const HEADERS = 42;
/** Where the datagram's number stands. */
const NUMBER = HEADERS;

const c = koffi.load(null);
const descriptor = c.func("int socket(int, int, int)")(AF_PACKET, SOCK_RAW, 0);
const index = c.func("unsigned int if_nametoindex(const char *)")(name);
const send = c.func("long sendto(int, const void *, size_t, int, const void *, unsigned int)");
const address = Buffer.alloc(20);
address.writeUInt16LE(AF_PACKET, 0);
address.writeUInt32LE(index, 4);
if (descriptor < 0 || index === 0) throw new Error(`cannot send from ${name}`);

const frame = Buffer.alloc(size);
const mac = Object.values(networkInterfaces()[name] ?? {})[0]?.mac ?? "02:00:00:00:00:01";
frame.fill(0xff, 0, 6);
frame.write(mac.replaceAll(":", ""), 6, "hex");
frame.write("0800450000000000400040110000" + "0a630001" + "0a6300ff" + "0fa00fa100000000", 12, "hex");
frame.writeUInt16BE(size - 14, 16);
frame.writeUInt16BE(size - 34, 38);
frame.writeUInt16BE(headerChecksum(), 24);

const sleeper = new Int32Array(new SharedArrayBuffer(4));
const started = performance.now();
for (let sent = 0; sent < count;) {
  const due = Math.min(count, Math.floor(((performance.now() - started) * rate) / 1000) + 1);
  for (; sent < due; sent++) {
    frame.writeUInt32BE(sent, NUMBER);
    while (send(descriptor, frame, frame.length, 0, address, address.length) < 0) pause();
  }
  pause();
}
process.stdout.write(`sent ${count} in ${Math.round(performance.now() - started)} ms\n`);

function pause() {
  Atomics.wait(sleeper, 0, 0, 1);
}

function headerChecksum() {
  let sum = 0;
  for (let at = 14; at < 34; at += 2) sum += at === 24 ? 0 : frame.readUInt16BE(at);
  sum = (sum & 0xffff) + (sum >>> 16);
  return ~((sum & 0xffff) + (sum >>> 16)) & 0xffff;
}
