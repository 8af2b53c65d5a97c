import type { DumpLine } from "../../definition/dump-line.ts";
import { mptcpText } from "./tcp-mptcp.dump.ts";

/** The options of one segment, and what printing some of them needs to know about it. */
export interface SegmentOptions {
  readonly start: number;
  readonly end: number;
  readonly payloadEnd: number;
  readonly flags: number;
  readonly sackBase: number;
}

const names: { readonly [kind: number]: string } = {
  0: "eol",
  1: "nop",
  2: "mss",
  3: "wscale",
  4: "sackOK",
  5: "sack",
  6: "echo",
  7: "echoreply",
  8: "TS",
  11: "cc",
  12: "ccnew",
  13: "",
  19: "md5",
  20: "scps",
  28: "uto",
  29: "tcp-ao",
  30: "mptcp",
  34: "tfo",
  254: "exp",
};

const EOL = 0;
const NOP = 1;
/** Octets of the value where the option has always as many. */
const sizes: { readonly [kind: number]: number } = {
  0: 0,
  1: 0,
  2: 2,
  3: 1,
  4: 0,
  6: 4,
  7: 4,
  8: 8,
  11: 4,
  12: 4,
  13: 4,
  19: 16,
  20: 2,
  28: 2,
};
/** What RFC 6994 puts in front of a Fast Open cookie. */
const FAST_OPEN = 0xf989;

/** What became of one option. */
type Outcome = "printed" | "bad" | "truncated";

/** Prints `, options [...]`; false where they are bad or cut, which ends the line. */
export function optionsText(line: DumpLine, segment: SegmentOptions): boolean {
  line.text(", options [");
  let first = true;
  for (let at = segment.start; at < segment.end;) {
    if (!first) line.text(",");
    const kind = line.u8(at);
    const single = kind === EOL || kind === NOP;
    const size = single ? 1 : line.u8(at + 1);
    const outcome = !single && (size < 2 || size > segment.end - at) ? "bad" : option(line, segment, kind, at, size);
    if (outcome !== "printed") {
      if (outcome === "bad") line.text("[bad opt]");
      else line.truncated();
      if (!first) line.text(outcome === "bad" ? "]" : ">");
      return false;
    }
    const fixed = sizes[kind];
    if (fixed !== undefined && !single && fixed + 2 !== size) {
      line.text("[len ");
      line.decimal(size);
      line.text("]");
    }
    first = false;
    if (kind === EOL) break;
    // A value of fixed size is skipped as such, whatever the option says its length is.
    at += single ? 1 : fixed === undefined ? size : fixed + 2;
  }
  line.text("]");
  return true;
}

function option(line: DumpLine, segment: SegmentOptions, kind: number, start: number, size: number): Outcome {
  const name = names[kind];
  if (name !== undefined) line.text(name);
  else {
    line.text("unknown-");
    line.decimal(kind);
  }
  const at = start + 2;
  const fixed = sizes[kind];
  if (fixed !== undefined) {
    if (fixed === 0) return "printed";
    if (at + fixed > segment.end) return "bad";
    if (!line.has(at, fixed)) return "truncated";
    fixedValue(line, segment, kind, at);
    return "printed";
  }
  return variable(line, segment, kind, at, size - 2);
}

function fixedValue(line: DumpLine, segment: SegmentOptions, kind: number, at: number): void {
  switch (kind) {
    case 2:
      line.text(" ");
      line.decimal(line.u16(at));
      break;
    case 3:
      line.text(" ");
      line.decimal(line.u8(at));
      break;
    case 8:
      line.text(" val ");
      line.decimal(line.u32(at));
      line.text(" ecr ");
      line.decimal(line.u32(at + 4));
      break;
    case 19:
      line.text(segment.payloadEnd > line.end ? " snaplen too short, " : " shared secret not supplied with -M, ");
      line.text("can't check - ");
      line.hexOctets(line.bytes, at, at + 16);
      break;
    case 20:
      line.text(" cap ");
      line.hex(line.u8(at), 2);
      line.text(` id ${line.u8(at + 1)}`);
      break;
    case 28:
      userTimeout(line, line.u16(at));
      break;
    default:
      line.text(" ");
      line.decimal(line.u32(at));
  }
}

/** tcpdump takes the granularity to be the last bit, where RFC 5482 has the first. */
function userTimeout(line: DumpLine, value: number): void {
  const count = value >> 1;
  line.text(` 0x${value.toString(16)} ${value & 1 ? 60 * count : count}`);
}

function variable(line: DumpLine, segment: SegmentOptions, kind: number, at: number, size: number): Outcome {
  const whole = line.has(at, size);
  switch (kind) {
    case 5:
      return selective(line, at, size, segment.sackBase);
    case 29:
      return authentication(line, at, size);
    case 30:
      if (!whole) return "truncated";
      return mptcpText(line, at - 2, size + 2, segment.flags) ? "printed" : "bad";
    case 34:
      if (!whole) return "truncated";
      line.text(" ");
      fastOpen(line, at, size);
      return "printed";
    case 254:
      if (!whole) return "truncated";
      if (size < 2) return "bad";
      line.text("-");
      if (line.u16(at) === FAST_OPEN) {
        line.text("tfo");
        fastOpen(line, at + 2, size - 2);
      } else line.hex(line.u16(at), 4);
      return "printed";
    default:
      if (size > 0) line.text(" 0x");
      return octets(line, at, size);
  }
}

/** Octets in hexadecimal as far as they were captured. */
function octets(line: DumpLine, at: number, size: number): Outcome {
  const end = Math.min(at + size, Math.max(at, line.end));
  line.hexOctets(line.bytes, at, end);
  return end === at + size ? "printed" : "truncated";
}

function selective(line: DumpLine, at: number, size: number, base: number): Outcome {
  if (size % 8 !== 0) {
    line.text(" invalid sack");
    return "printed";
  }
  line.text(" ");
  line.decimal(size / 8);
  line.text(" ");
  for (let block = at; block < at + size; block += 8) {
    if (!line.has(block, 8)) return "truncated";
    line.text("{");
    line.decimal((line.u32(block) - base) >>> 0);
    line.text(":");
    line.decimal((line.u32(block + 4) - base) >>> 0);
    line.text("}");
  }
  return "printed";
}

function authentication(line: DumpLine, at: number, size: number): Outcome {
  if (size < 2) {
    line.invalid();
    return "printed";
  }
  if (!line.has(at, 1)) return "truncated";
  line.text(` keyid ${line.u8(at)}`);
  if (!line.has(at, 2)) return "truncated";
  line.text(` rnextkeyid ${line.u8(at + 1)}`);
  if (size === 2) return "printed";
  line.text(" mac 0x");
  return octets(line, at + 2, size - 2);
}

function fastOpen(line: DumpLine, at: number, size: number): void {
  if (size === 0) line.text(" cookiereq");
  else if (size % 2 !== 0 || size < 4 || size > 16) line.invalid();
  else {
    line.text(" cookie ");
    line.hexOctets(line.bytes, at, at + size);
  }
}
