import type { DumpLine } from "../../definition/dump-line.ts";

const EOL = 0;
const NOP = 1;
const RECORD_ROUTE = 7;
const TIMESTAMP = 68;
const LOOSE_ROUTE = 131;
const STRICT_ROUTE = 137;
const ROUTER_ALERT = 148;

const names: { readonly [type: number]: string } = {
  [EOL]: "EOL",
  [NOP]: "NOP",
  [RECORD_ROUTE]: "RR",
  [TIMESTAMP]: "timestamp",
  82: "traceroute",
  130: "security",
  [LOOSE_ROUTE]: "LSRR",
  [STRICT_ROUTE]: "SSRR",
  [ROUTER_ALERT]: "RA",
};

/** The options of an IPv4 header between commas; false where one was cut. */
export function optionsText(line: DumpLine, start: number, length: number): boolean {
  const end = start + length;
  for (let at = start; at < end;) {
    if (at > start) line.text(",");
    const type = line.u8(at);
    line.named(names, type, "unknown %");
    const size = type === EOL || type === NOP ? 1 : line.u8(at + 1);
    if (type !== EOL && type !== NOP && size < 2) {
      badLength(line, size);
      return true;
    }
    if (at + size > end) {
      badLength(line, size);
      return true;
    }
    if (!line.has(at, size)) return false;
    if (type === EOL) return true;
    if (!option(line, type, at, size)) return false;
    at += size;
  }
  return true;
}

function badLength(line: DumpLine, size: number): void {
  line.text(` [bad length ${size}]`);
}

function option(line: DumpLine, type: number, at: number, size: number): boolean {
  switch (type) {
    case TIMESTAMP:
      return timestamps(line, at, size);
    case RECORD_ROUTE:
    case LOOSE_ROUTE:
    case STRICT_ROUTE:
      return route(line, at, size);
    case ROUTER_ALERT:
      if (size < 4) badLength(line, size);
      else if (line.u16(at + 2) !== 0) line.text(` value ${line.u16(at + 2)}`);
      return true;
    default:
      return true;
  }
}

/** Addresses; a comma behind each that the pointer has passed. A pointer of 0 has passed all. */
function route(line: DumpLine, at: number, size: number): boolean {
  if (size < 3) {
    badLength(line, size);
    return true;
  }
  if ((size + 1) & 3) badLength(line, size);
  const pointer = line.u8(at + 2) - 1;
  if (pointer < 3 || (pointer + 1) & 3 || pointer > size + 1) line.text(` [bad ptr ${pointer + 1}]`);
  for (let i = 3; i < size; i += 4) {
    if (!line.has(at + i, 4)) return false;
    line.text(" ");
    line.host4(at + i);
    if (pointer < 0 || pointer > i) line.text(",");
  }
  return true;
}

/** What a timestamp's entries hold, by the flag; without addresses an entry has four octets. */
const timestampKinds: { readonly [flag: number]: string } = { 0: "TSONLY", 1: "TS+ADDR", 3: "PRESPEC" };

function timestamps(line: DumpLine, at: number, size: number): boolean {
  if (size < 4) {
    line.text(`[bad length ${size}]`);
    return true;
  }
  line.text(" TS{");
  const flag = line.u8(at + 3) & 15;
  const entry = flag === 0 ? 4 : 8;
  if ((size - 4) % entry !== 0) line.text(`[bad length ${size}]`);
  const pointer = line.u8(at + 2) - 1;
  if ((pointer - 4) % entry !== 0 || pointer > size + 1) line.text(`[bad ptr ${pointer + 1}]`);
  line.named(timestampKinds, flag, "[bad ts type %]");
  if (timestampKinds[flag] !== undefined && !entries(line, at, size, entry, pointer)) return false;
  const missed = line.u8(at + 3) >> 4;
  line.text(missed > 0 ? ` [${missed} hops not recorded]} ` : "}");
  return true;
}

/** The entries, with `^` where the next one goes. */
function entries(line: DumpLine, at: number, size: number, entry: number, pointer: number): boolean {
  let i = 4;
  for (; i < size; i += entry) {
    if (!line.has(at + i, entry)) return false;
    line.text(i === pointer ? " ^ " : " ");
    line.decimal(line.u32(at + i + entry - 4));
    line.text("@");
    if (entry === 8) line.host4(at + i);
  }
  if (i === pointer) line.text(" ^ ");
  return true;
}

/** Where the last address of a source route is, which checksums count; `destination` where there is no route. */
export function finalDestination4(line: DumpLine, start: number, end: number, destination: number): number {
  for (let at = start; at < end && line.has(at, 2);) {
    const type = line.u8(at);
    const size = type === NOP ? 1 : line.u8(at + 1);
    if (type === EOL || size < (type === NOP ? 1 : 2) || at + size > end || !line.has(at, size)) break;
    if (type === LOOSE_ROUTE || type === STRICT_ROUTE) return size < 7 ? destination : at + size - 4;
    at += size;
  }
  return destination;
}
