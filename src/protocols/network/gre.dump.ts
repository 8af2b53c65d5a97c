import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts } from "../parts/ethertype-texts.ts";
import { GRE } from "./gre.ts";

const CHECKSUM = 0x8000;
const ROUTING = 0x4000;
const KEY = 0x2000;
const SEQUENCE = 0x1000;
const ACKNOWLEDGMENT = 0x0080;
const flagNames: readonly (readonly [number, string])[] = [
  [CHECKSUM, "checksum present"],
  [ROUTING, "routing present"],
  [KEY, "key present"],
  [SEQUENCE, "sequence# present"],
  [0x0800, "source routing present"],
  [ACKNOWLEDGMENT, "ack present"],
];

const version = GRE.slot("version");
const protocolType = GRE.slot("proto").offset;
const HEADER = 4;
/** What is printed inside version 0: IPv4, IPv6, MPLS, IPX, AppleTalk, OSI and Ethernet; inside version 1 only PPP. */
const PLAIN_TYPES: ReadonlySet<number> = new Set([0x0800, 0x86dd, 0x8847, 0x8137, 0x809b, 0x00fe, 0x6558]);
const ENHANCED_TYPES: ReadonlySet<number> = new Set([0x880b]);

export const greText = dumpText(GRE, (line, at, length) => {
  line.protocol = "gre";
  if (!fits(line, at, at + length, 2)) return;
  const number = line.u16(at) & version.mask;
  line.text(`GREv${number}`);
  if (number > 1) {
    line.text(" ERROR: unknown-version");
    return;
  }
  const flags = line.u16(at);
  if (line.verbose > 0) {
    line.text(", Flags [");
    line.bitNames(flagNames, flags, ", ", "none");
    line.text("]");
  }
  if (!fits(line, at + protocolType, at + length, 2)) return;
  if (number === 0) plain(line, at, length, flags);
  else enhanced(line, at, length, flags);
});

/** Whether `count` octets are there and announced; says where they are not. */
function fits(line: DumpLine, at: number, end: number, count: number): boolean {
  if (line.has(at, count) && at + count <= end) return true;
  line.truncated();
  return false;
}

function plain(line: DumpLine, start: number, length: number, flags: number): void {
  const end = start + length;
  let at = start + HEADER;
  if ((flags & (CHECKSUM | ROUTING)) !== 0) {
    if (!fits(line, at, end, 2)) return;
    if (line.verbose > 0) line.text(`, sum 0x${line.u16(at).toString(16)}`);
    if (!fits(line, at + 2, end, 2)) return;
    line.text(`, off 0x${line.u16(at + 2).toString(16)}`);
    at += 4;
  }
  if ((flags & KEY) !== 0) {
    if (!fits(line, at, end, 4)) return;
    line.text(`, key=0x${line.u32(at).toString(16)}`);
    at += 4;
  }
  if ((flags & SEQUENCE) !== 0) {
    if (!fits(line, at, end, 4)) return;
    line.text(`, seq ${line.u32(at)}`);
    at += 4;
  }
  if ((flags & ROUTING) !== 0) {
    at = routes(line, at, end);
    if (at < 0) return;
  }
  payload(line, PLAIN_TYPES, line.u16(start + protocolType), at, end - at, length);
}

function enhanced(line: DumpLine, start: number, length: number, flags: number): void {
  const end = start + length;
  let at = start + HEADER;
  for (const [bit, name] of [
    [KEY, "call"],
    [SEQUENCE, "seq"],
    [ACKNOWLEDGMENT, "ack"],
  ] as const) {
    if ((flags & bit) === 0) continue;
    if (!fits(line, at, end, 4)) return;
    line.text(`, ${name} ${bit === KEY ? line.u16(at + 2) : line.u32(at)}`);
    at += 4;
  }
  const type = line.u16(start + protocolType);
  if ((flags & SEQUENCE) === 0) {
    line.text(", no-payload");
    lengthText(line, type, length);
  } else payload(line, ENHANCED_TYPES, type, at, end - at, length);
}

function lengthText(line: DumpLine, type: number, length: number): void {
  if (line.options.linkHeader) {
    line.text(`, proto ${etherTypeTexts[type] ?? "unknown"} (0x`);
    line.hex(type, 4);
    line.text(")");
  }
  line.text(`, length ${length}`);
}

function payload(
  line: DumpLine,
  types: ReadonlySet<number>,
  type: number,
  at: number,
  left: number,
  length: number,
): void {
  lengthText(line, type, length);
  line.text(line.verbose > 0 ? "\n\t" : ": ");
  if (!types.has(type) || !line.next("gre.proto", type, at, left)) line.text(`gre-proto-0x${type.toString(16)}`);
}

const IP_ROUTE = 0x0800;
const AS_ROUTE = 0xfffe;

/** Prints source route entries; returns where they end, -1 where they are cut. */
function routes(line: DumpLine, start: number, end: number): number {
  let at = start;
  for (;;) {
    if (!fits(line, at, end, 4)) return -1;
    const family = line.u16(at);
    const offset = line.u8(at + 2);
    const size = line.u8(at + 3);
    at += 4;
    if (family === 0 && size === 0) return at;
    let whole = true;
    if (family === IP_ROUTE || family === AS_ROUTE) {
      line.text(`, (rtaf=${family === IP_ROUTE ? "ip" : "asn"}`);
      whole = route(line, at, end, offset, size, family === IP_ROUTE ? 4 : 2);
      line.text(")");
    } else line.text(`, (rtaf=0x${family.toString(16)})`);
    if (!whole || at + size > end) {
      line.truncated();
      return -1;
    }
    at += size;
  }
}

function route(line: DumpLine, start: number, end: number, offset: number, size: number, unit: number): boolean {
  if (offset % unit !== 0) line.text(`, badoffset=${offset}`);
  else if (size % unit !== 0) line.text(`, badlength=${size}`);
  else if (offset >= size) line.text(`, badoff/len=${offset}/${size}`);
  else {
    for (let at = start; at < start + size; at += unit) {
      if (!line.has(at, unit) || at + unit > end) return false;
      line.text(at - start === offset ? " *" : " ");
      if (unit === 4) line.ipv4(line.bytes, at);
      else line.hex(line.u16(at));
    }
  }
  return true;
}
