import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { babelElements } from "../parts/babel-elements-line.ts";
import { addressText, babelAddress, BabelPrefixes, prefixText } from "../parts/babel-prefix-line.ts";
import { UDP } from "./udp.ts";

const MAGIC = 42;
const VERSION = 2;
const HEADER = 4;
const UPDATE = 8;
const UPDATE_SIZE = 10;
/** How the prefix of everything is written beside that of a source. */
const ZEROS = true;
const INFINITY = 0xffff;
const words =
  "pad1 padN ack-req ack hello ihu router-id nh update route-request seqno-request tspc hmac ss-update ss-request ss-mh-request mac pc challenge_request challenge_reply".split(
    " ",
  );
const updateFlags = [
  [0x80, "/prefix"],
  [0x40, "/id"],
  [0x3f, "/unknown"],
] as const;

/** Routing among stations that move (RFC 8966). */
export const babelText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "babel";
    line.text("babel");
    line.need(at, HEADER);
    if (line.u8(at) !== MAGIC) return line.text(" invalid header");
    if (length < HEADER) return line.truncated();
    const version = line.u8(at + 1);
    line.text(` ${version}`);
    if (version !== VERSION) return line.text(" unknown version");
    packet(line, at, length);
  },
  { carriedBy: { "udp.port": [[6696, 6697]] } },
);

function packet(line: DumpLine, at: number, length: number): void {
  const size = line.u16(at + 2);
  line.text(` (${size})`);
  if (length < HEADER + size) {
    line.invalid();
    return;
  }
  const prefixes = new BabelPrefixes();
  const end = at + HEADER + size;
  if (!messages(line, at + HEADER, end, prefixes) || end >= at + length) return;
  line.text(line.verbose > 0 ? "\n\t----" : " |");
  messages(line, end, at + length, prefixes);
}

/** Messages up to `end`; false behind one that is wrong. */
function messages(line: DumpLine, start: number, end: number, prefixes: BabelPrefixes): boolean {
  for (let at = start; at < end;) {
    const type = line.u8(at);
    if (type === 0) {
      line.text(line.verbose > 0 ? "\n\tPad 1" : " pad1");
      at++;
      continue;
    }
    const size = at + 1 < end ? line.u8(at + 1) : Infinity;
    if (at + 2 + size > end) {
      line.invalid();
      return false;
    }
    line.need(at, 2 + size);
    if (line.verbose === 0) {
      if (type === UPDATE && size < UPDATE_SIZE) {
        line.text(" update");
        line.invalid();
        return false;
      }
      line.text(brief(line, at, type));
    } else if (!message(line, type, at + 2, size, prefixes)) {
      line.invalid();
      return false;
    }
    at += 2 + size;
  }
  return true;
}

function brief(line: DumpLine, at: number, type: number): string {
  const word = ` ${words[type] ?? "unknown"}`;
  return type === UPDATE ? word + flagsOf(line.u8(at + 3)) : word;
}

function flagsOf(flags: number): string {
  return updateFlags.map(([mask, word]) => (flags & mask ? word : "")).join("");
}

const centiseconds = (value: number): string => `${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}s`;
const interval = (value: number): string => {
  if (value === 0) return "0.0s (bogus)";
  return value === INFINITY ? "infinity" : centiseconds(value);
};

/** Writes the line of a message; false where it is wrong. */
function message(line: DumpLine, type: number, at: number, size: number, prefixes: BabelPrefixes): boolean {
  const elements = (from: number): true => {
    babelElements(line, type, at + from, size - from);
    return true;
  };
  switch (type) {
    case 1:
      line.text(`\n\tPad ${size + 2}`);
      return true;
    case 2:
      line.text("\n\tAcknowledgment Request ");
      if (size < 6) return false;
      line.hex(line.u16(at + 2), 4);
      line.text(` ${interval(line.u16(at + 4))}`);
      return elements(6);
    case 3:
      line.text("\n\tAcknowledgment ");
      if (size < 2) return false;
      line.hex(line.u16(at), 4);
      return true;
    case 4: {
      line.text("\n\tHello ");
      if (size < 6) return false;
      if (line.u16(at) & 0x8000) line.text("(Unicast) ");
      line.text(`seqno ${line.u16(at + 2)} `);
      const every = line.u16(at + 4);
      line.text(every === 0 ? "unscheduled" : `interval ${interval(every)}`);
      return elements(6);
    }
    case 5: {
      line.text("\n\tIHU ");
      if (size < 6) return false;
      const address = babelAddress(line, line.u8(at), at + 6, size - 6);
      if (address === undefined) {
        line.truncated();
        return true;
      }
      line.text(`${addressText(address, "any")} rxcost ${line.u16(at + 2)} interval ${interval(line.u16(at + 4))}`);
      return elements(6 + address.used);
    }
    case 6:
      line.text("\n\tRouter Id");
      if (size < 10) return false;
      line.text(" ");
      identifier(line, at + 2);
      return true;
    case 7: {
      line.text("\n\tNext Hop");
      const address = size < 2 ? undefined : babelAddress(line, line.u8(at), at + 2, size - 2);
      if (address === undefined) return false;
      line.text(` ${addressText(address, "invalid AE 0")}`);
      return elements(2 + address.used);
    }
    case 8: {
      line.text("\n\tUpdate");
      if (size < 10) return false;
      const [encoding, flags, bits, omitted] = [0, 1, 2, 3].map((i) => line.u8(at + i)) as [
        number,
        number,
        number,
        number,
      ];
      const prefix = prefixes.read(line, encoding, bits, omitted, at + 10, size - 10);
      if (prefix === undefined) return false;
      line.text(`${flagsOf(flags)} ${prefixText(prefix, bits)} metric ${line.u16(at + 8)}`);
      line.text(` seqno ${line.u16(at + 6)} interval ${interval(line.u16(at + 4))}`);
      if (flags & 0x80) prefixes.keep(prefix);
      return elements(10 + prefix.used);
    }
    case 9: {
      line.text("\n\tRoute Request ");
      const prefix = size < 2 ? undefined : prefixes.read(line, line.u8(at), line.u8(at + 1), 0, at + 2, size - 2);
      if (prefix === undefined) return false;
      line.text(`for ${prefixText(prefix, line.u8(at + 1))}`);
      return true;
    }
    case 10: {
      line.text("\n\tSeqno Request ");
      if (size < 14) return false;
      const prefix = prefixes.read(line, line.u8(at), line.u8(at + 1), 0, at + 14, size - 14);
      if (prefix === undefined) return false;
      const text = prefix.encoding === 0 ? "invalid AE 0" : prefixText(prefix, line.u8(at + 1));
      line.text(`(${line.u8(at + 4)} hops) for ${text} seqno ${line.u16(at + 2)} id `);
      identifier(line, at + 6);
      return true;
    }
    case 11:
      line.text("\n\tTS/PC ");
      if (size < 6) return false;
      line.text(`timestamp ${line.u32(at + 2)} packetcounter ${line.u16(at)}`);
      return true;
    case 12:
      line.text("\n\tHMAC ");
      if (size < 18) return false;
      line.text(`key-id ${line.u16(at)} digest-${size - 2} `);
      for (let i = 2; i < size; i++)
        line.text(
          line
            .u8(at + i)
            .toString(16)
            .toUpperCase()
            .padStart(2, "0"),
        );
      return true;
    case 13: {
      line.text("\n\tSS-Update");
      if (size < 10) return false;
      const [encoding, from, to, omitted] = [0, 1, 2, 3].map((i) => line.u8(at + i)) as [
        number,
        number,
        number,
        number,
      ];
      const prefix = prefixes.read(line, encoding, to, omitted, at + 10, size - 10);
      if (prefix === undefined) return false;
      const next = 10 + prefix.used;
      const source = prefixes.read(line, encoding, from, 0, at + next, size - next);
      if (source === undefined) return false;
      line.text(` ${prefixText(prefix, to, ZEROS)} from ${prefixText(source, from, ZEROS)} metric ${line.u16(at + 8)}`);
      line.text(` seqno ${line.u16(at + 6)} interval ${interval(line.u16(at + 4))}`);
      return elements(next + source.used);
    }
    case 14: {
      line.text("\n\tSS-Request ");
      if (size < 3) return false;
      if (line.u8(at) === 0) {
        line.text("for any");
        return true;
      }
      const both = pair(line, at, size, 2, 3, prefixes);
      if (both === undefined) return false;
      line.text(`for ${both}`);
      return true;
    }
    case 15: {
      line.text("\n\tSS-MH-Request ");
      if (size < 14) return false;
      const both = pair(line, at, size, 5, 14, prefixes);
      if (both === undefined) return false;
      line.text(`(${line.u8(at + 4)} hops) for ${both} seqno ${line.u16(at + 2)} id `);
      identifier(line, at + 6);
      return true;
    }
    case 16:
      line.text(`\n\tMAC len ${size}`);
      return true;
    case 17:
      line.text("\n\tPC");
      if (size < 4) return false;
      line.text(` value ${line.u32(at)} index len ${size - 4}`);
      return true;
    case 18:
      line.text(`\n\tChallenge Request len ${size}`);
      return true;
    case 19:
      line.text(`\n\tChallenge Reply len ${size}`);
      return true;
    default:
      line.text(`\n\tUnknown message type ${type}`);
      return true;
  }
}

/** The prefixes of destination and source. */
function pair(
  line: DumpLine,
  at: number,
  size: number,
  sourceBits: number,
  start: number,
  prefixes: BabelPrefixes,
): string | undefined {
  const [encoding, bits, from] = [line.u8(at), line.u8(at + 1), line.u8(at + sourceBits)];
  const prefix = prefixes.read(line, encoding, bits, 0, at + start, size - start);
  if (prefix === undefined) return undefined;
  const next = start + prefix.used;
  const source = prefixes.read(line, encoding, from, 0, at + next, size - next);
  if (source === undefined) return undefined;
  return `(${prefixText(prefix, bits, ZEROS)}, ${prefixText(source, from, ZEROS)})`;
}

function identifier(line: DumpLine, at: number): void {
  for (let i = 0; i < 8; i++) {
    if (i > 0) line.text(":");
    line.hex(line.u8(at + i), 2);
  }
}
