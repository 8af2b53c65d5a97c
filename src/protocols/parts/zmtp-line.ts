import { hexDump } from "../../bytes/hex-dump.ts";
import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";

const MORE = 1;
/** The first octet of a frame whose length has eight octets behind it. */
const LONG = 0xff;
const LONG_HEAD = 9;
/** Octets of a body that one -v shows; more of them show it whole. */
const SHOWN = 128;
/** What a datagram says instead of where its first frame starts, when none starts in it. */
const NO_FRAME = 0xffff;

/** Frames in a multicast datagram, which says where the first starts; what stands before it began in another datagram. */
export function zmtpDatagram(line: DumpLine, at: number, length: number): void {
  line.protocol = "zmtp1";
  const offset = line.u16(at);
  line.text("\n\t frame offset 0x");
  line.hex(offset, 4);
  const start = at + 2;
  const left = length - 2;
  const before = offset === NO_FRAME ? left : offset;
  if (before > left) {
    line.text(" (exceeds datagram declared length)");
    throw TRUNCATED;
  }
  if (before > 0) intermediate(line, start, before);
  zmtpFrames(line, start + before, at + length);
}

/** Frames of ZMTP 1.0, to the end of what was captured. */
export function zmtpFrames(line: DumpLine, at: number, end: number): void {
  const stop = Math.min(end, line.end);
  for (let next = at; next < stop;) next = frame(line, next, stop);
}

function intermediate(line: DumpLine, at: number, length: number): void {
  line.text(`\n\t frame intermediate part, ${length} bytes`);
  const there = Math.min(length, line.left(at));
  if (there < length) line.text(` (${there} captured)`);
  if (line.verbose === 0 || there <= 1) return;
  const shown = line.verbose === 1 ? Math.min(SHOWN, there) : there;
  line.text(`, first ${shown} byte(s):`);
  hexDump(line, line.bytes, at, at + shown, "\n\t ", true);
}

/** Where the frame ends; the line ends with one that is cut. */
function frame(line: DumpLine, at: number, end: number): number {
  const isLong = line.u8(at) === LONG;
  line.text(`\n\t frame flags+body ${isLong ? "(64-bit)" : " (8-bit)"} length`);
  if (isLong) line.need(at, LONG_HEAD);
  const body = at + (isLong ? LONG_HEAD : 1);
  const length = isLong ? line.u64(at + 1) : BigInt(line.u8(at));
  line.text(` ${length}`);
  const there = Number(length < BigInt(end - body) ? length : BigInt(Math.max(0, end - body)));
  if (there === 0 && length > 0n) throw TRUNCATED;
  if (length === 0n) return body;
  if (BigInt(there) < length) line.text(` (${there} captured)`);
  flags(line, body);
  content(line, body + 1, there - 1);
  if (BigInt(there) < length) throw TRUNCATED;
  return body + there;
}

function flags(line: DumpLine, at: number): void {
  const set = line.u8(at);
  line.text(", flags 0x");
  line.hex(set, 2);
  if (line.verbose === 0) return;
  const names = [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => {
    if ((set & (1 << bit)) === 0) return "-";
    return 1 << bit === MORE ? "MORE" : "MBZ";
  });
  line.text(` (${names.join("|")})`);
}

function content(line: DumpLine, at: number, length: number): void {
  if (line.verbose === 0 || length === 0) return;
  const shown = line.verbose === 1 ? Math.min(SHOWN, length) : length;
  line.text(`, first ${shown} byte(s) of body:`);
  hexDump(line, line.bytes, at, at + shown, "\n\t ", true);
}
