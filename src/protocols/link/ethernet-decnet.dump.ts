import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { decnetAddress, littleEndian } from "../parts/decnet-line.ts";
import { controlMessage } from "./ethernet-decnet-control.dump.ts";
import { sessionMessage } from "./ethernet-decnet-session.dump.ts";
import { Ether } from "./ethernet.ts";

const SMALLEST = 6;
const [PADDED, FUTURE, CONTROL] = [0x80, 0x40, 1] as const;
const [SHORT, LONG] = [2, 6] as const;
const SHORT_HEADER = 6;
const LONG_HEADER = 21;
const flagNames = [
  [0x08, "RQR "],
  [0x10, "RTS "],
  [0x20, "IE "],
] as const;

/** DECnet Phase IV: routing messages, and the header of what is routed (DNA Routing Layer 2.0.0). */
export const decnetText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "decnet";
    if (length < SMALLEST) return wrong(line, ` (length ${length} < ${SMALLEST})`);
    line.need(at, 2);
    const counted = littleEndian(line, at);
    if (counted < SMALLEST) return wrong(line, ` (pktlen ${counted} < ${SMALLEST})`);
    if (counted > length) return wrong(line, ` (pktlen ${counted} > ${length})`);
    routed(line, at, counted);
  },
  { carriedBy: { ethertype: 0x6003 } },
);

function wrong(line: DumpLine, words: string): void {
  line.text(words);
  line.invalid();
}

function routed(line: DumpLine, start: number, counted: number): void {
  let at = start + 2;
  let left = counted;
  let flags = line.u8(at);
  if (flags & PADDED) {
    const padding = flags & ~PADDED;
    if (line.verbose > 0) line.text(`[pad:${padding}] `);
    if (left < padding + 2) return wrong(line, ` (length ${left} < ${padding + 2})`);
    at += padding;
    left -= padding;
    flags = line.u8(at);
  }
  if (flags & FUTURE) {
    line.text("future-version-decnet");
    return line.unknownPayload(at - 2, Math.min(line.end, at - 2 + left));
  }
  if (flags & CONTROL) return controlMessage(line, at, left, flags);
  const kind = flags & 7;
  if (kind === LONG) header(line, at, left, counted, LONG_HEADER, { to: at + 7, from: at + 15, visits: at + 18 });
  else if (kind === SHORT) header(line, at, left, counted, SHORT_HEADER, { to: at + 1, from: at + 3, visits: at + 5 });
  else {
    line.text("unknown message flags under mask");
    line.unknownPayload(at - 2, Math.min(line.end, at - 2 + left));
  }
}

interface Places {
  readonly to: number;
  readonly from: number;
  readonly visits: number;
}

function header(line: DumpLine, at: number, left: number, counted: number, size: number, places: Places): void {
  if (left < size) return wrong(line, ` (length ${left} < ${size})`);
  line.need(at, size);
  const flags = line.u8(at);
  decnetAddress(line, places.from);
  line.text(" > ");
  decnetAddress(line, places.to);
  line.text(` ${counted} `);
  if (line.verbose > 0) {
    line.bitNames(flagNames, flags, "", "");
    line.text(`${size === SHORT_HEADER ? (line.u8(places.visits) & 0x3f) + 1 : line.u8(places.visits)} hops `);
  }
  sessionMessage(line, at + size, left - size);
}
