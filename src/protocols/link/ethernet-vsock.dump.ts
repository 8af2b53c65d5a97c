import type { DumpLine } from "../../definition/dump-line.ts";
import { dumpText } from "../../definition/dump-line.ts";
import { hexDump } from "../../bytes/hex-dump.ts";
import { Ether } from "./ethernet.ts";

const HEADER = 32;
const VIRTIO_HEADER = 44;
const VIRTIO = 2;
const PAYLOAD = 4;
const transports = ["UNKNOWN", "NO_INFO", "VIRTIO"];
const operations = ["UNKNOWN", "CONNECT", "DISCONNECT", "CONTROL", "PAYLOAD"];
const virtioOperations = ["INVALID", "REQUEST", "RESPONSE", "RST", "SHUTDOWN", "RW", "CREDIT UPDATE", "CREDIT REQUEST"];

/** Linux's sockets between machines and what they are in, as its monitor has them; numbers have their lowest octet first. */
export const vsockText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "vsock";
    if (!line.has(at, HEADER) || length < HEADER) return line.truncated();
    line.payload = at + HEADER;
    const captured = line.left(at);
    const transport = number(line, at + 26, 2);
    const operation = number(line, at + 24, 2);
    line.text(named(transports, transport, "Invalid transport (%)"));
    const isCut =
      transport === VIRTIO &&
      line.verbose > 0 &&
      !(length >= HEADER + VIRTIO_HEADER && line.has(at + HEADER, VIRTIO_HEADER));
    if (line.verbose === 0) line.text(" ");
    else if (!isCut) {
      if (transport === VIRTIO) virtio(line, at + HEADER);
      line.text("\n\t");
    }
    line.text(`${wide(line, at)}.${number(line, at + 16, 4)} > ${wide(line, at + 8)}.${number(line, at + 20, 4)} `);
    line.text(`${named(operations, operation, " invalid op (%)")}, length ${captured}`);
    if (isCut) return line.truncated();
    const start = at + HEADER + (transport === VIRTIO ? VIRTIO_HEADER : 0);
    if (line.verbose > 1 && operation === PAYLOAD) {
      if (start >= line.end) return line.truncated();
      line.text("\n");
      // All lines of the dump stand on one.
      hexDump(line, line.bytes, start, line.end, "\t", false);
    }
  },
  { carriedBy: { linktype: 271 } },
);

const number = (line: DumpLine, at: number, size: number): number => {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + line.u8(at + i);
  return value;
};
const wide = (line: DumpLine, at: number): bigint =>
  (BigInt(number(line, at + 4, 4)) << 32n) | BigInt(number(line, at, 4));
const named = (names: readonly string[], value: number, unknown: string): string =>
  names[value] ?? unknown.replace("%", String(value));

function virtio(line: DumpLine, at: number): void {
  line.need(at, VIRTIO_HEADER);
  const type = number(line, at + 28, 2);
  line.text(` (len ${number(line, at + 24, 4)}, type ${type === 1 ? "STREAM" : `Invalid type (${type})`}, op `);
  line.text(
    `${named(virtioOperations, number(line, at + 30, 2), "Invalid op (%)")}, flags ${number(line, at + 32, 4).toString(16)}`,
  );
  line.text(`, buf_alloc ${number(line, at + 36, 4)}, fwd_cnt ${number(line, at + 40, 4)})`);
}
