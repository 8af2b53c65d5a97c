import { u32, u32le } from "../../bytes/numbers.ts";
import { dumpText, type DumpLine, type PrintLine } from "../../definition/dump-line.ts";
import { Loopback, OpenBSDLoopback } from "./loopback.ts";

const HEADER = 4;
const families = { 2: "IPv4", 6: "NS", 7: "ISO", 16: "Appletalk", 23: "IPX", 24: "IPv6", 28: "IPv6", 30: "IPv6" };

const frame: PrintLine = (line, at, length) => {
  line.protocol = "null";
  if (!line.has(at, HEADER)) {
    line.truncated();
    return;
  }
  const little = u32le(line.bytes, at);
  const family = little > 0xffff ? u32(line.bytes, at) : little;
  line.payload = at + HEADER;
  if (line.options.linkHeader) header(line, family, length);
  if (line.next("null.type", family, at + HEADER, length - HEADER)) return;
  if (!line.options.linkHeader) header(line, family, length);
  line.unknownPayload(at + HEADER, line.end);
};

function header(line: DumpLine, family: number, length: number): void {
  if (line.options.quiet > 0) line.named(families, family, "Unknown AF %");
  else {
    line.text("AF ");
    line.named(families, family, "Unknown");
    line.text(` (${family})`);
  }
  line.text(`, length ${length}: `);
}

export const loopbackText = dumpText(Loopback, frame);
export const openBsdLoopbackText = dumpText(OpenBSDLoopback, frame);
