import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";

const HEAD = 4;
/** The last option has this bit in its kind. */
const LAST = 0x80;
const LENGTH = 0;
const NAK_LIST = 2;
const PATH = 12;
const CONGESTION_REPORTS = 16;

/** An option of one size: its name in messages, its octets, and what is said of what stands behind its first four. */
interface FixedOption {
  readonly name: string;
  readonly size: number;
  readonly say: (line: DumpLine, at: number) => string;
}
const one =
  (word: string) =>
  (line: DumpLine, at: number): string =>
    ` ${word} ${line.u32(at)}`;
const fixed: { readonly [kind: number]: FixedOption } = {
  1: {
    name: "OPT_FRAGMENT",
    size: 16,
    say: (line, at) => ` FRAG seq ${line.u32(at)} off ${line.u32(at + 4)} len ${line.u32(at + 8)}`,
  },
  3: { name: "OPT_JOIN", size: 8, say: one("JOIN") },
  4: {
    name: "OPT_NAK_BO_IVL",
    size: 12,
    say: (line, at) => ` BACKOFF ivl ${line.u32(at)} ivlseq ${line.u32(at + 4)}`,
  },
  5: { name: "OPT_NAK_BO_RNG", size: 12, say: (line, at) => ` BACKOFF max ${line.u32(at)} min ${line.u32(at + 4)}` },
  8: { name: "OPT_PARITY_PRM", size: 8, say: one("PARITY MAXTGS") },
  9: { name: "OPT_PARITY_GRP", size: 8, say: one("PARITY GROUP") },
  10: { name: "OPT_CURR_TGSIZE", size: 8, say: one("PARITY ATGS") },
  11: { name: "OPT_NBR_UNREACH", size: 4, say: () => " NBR_UNREACH" },
  13: { name: "OPT_SYN", size: 4, say: () => " SYN" },
  14: { name: "OPT_FIN", size: 4, say: () => " FIN" },
  15: { name: "OPT_RST", size: 4, say: () => " RST" },
  17: { name: "OPT_CRQST", size: 4, say: () => " CRQST" },
};

/** An option that ends with an address: its name, what tcpdump calls it when it is short, and where its family stands. */
interface AddressedOption {
  readonly name: string;
  readonly shortName: string;
  readonly familyAt: number;
  readonly word: string;
}
const addressed: { readonly [kind: number]: AddressedOption } = {
  7: { name: "OPT_REDIRECT", shortName: "OPT_REDIRECT", familyAt: 4, word: "REDIRECT" },
  18: { name: "OPT_PGMCC_DATA", shortName: "OPT_PGMCC_DATA", familyAt: 8, word: "PGMCC DATA" },
  19: { name: "OPT_PGMCC_FEEDBACK", shortName: "PGM_OPT_PGMCC_FEEDBACK", familyAt: 8, word: "PGMCC FEEDBACK" },
};

/** Octets of an address of this family; ends the line where there is none. */
export function pgmAddressSize(family: number): number {
  if (family === 1) return 4;
  if (family === 2) return 16;
  throw TRUNCATED;
}

/** An address of a network layer, never its name. */
export function pgmAddress(line: DumpLine, at: number, size: number): void {
  line.need(at, size);
  if (size === 4) line.ipv4(line.bytes, at);
  else line.ipv6(line.bytes, at);
}

/** The options of a packet (RFC 3208 9), where the packet goes on; -1 where one is so wrong that nothing more is said. */
export function pgmOptions(line: DumpLine, start: number): number {
  line.need(start, HEAD);
  const kind = line.u8(start) & ~LAST;
  if (kind !== LENGTH) return stop(line, `[First option bad, should be PGM_OPT_LENGTH, is ${kind}]`);
  if (line.u8(start + 1) !== HEAD)
    return stop(line, `[Bad OPT_LENGTH option, length ${line.u8(start + 1)} != ${HEAD}]`);
  const total = line.u16(start + 2);
  if (total < HEAD) return stop(line, `[Bad total option length ${total} < ${HEAD}]`);
  line.text(` OPTS LEN ${total}`);
  let at = start + HEAD;
  for (let left = total - HEAD; left > 0;) {
    if (left < HEAD) return stop(line, NO_ROOM);
    const [type, length] = [line.u8(at), line.u8(at + 1)];
    if (length < HEAD) {
      line.text(`[Bad option, length ${length} < ${HEAD}]`);
      return at;
    }
    if (left < length) return stop(line, NO_ROOM);
    line.need(at, length);
    if (!option(line, at, type, length)) return -1;
    // tcpdump steps two octets too far over what it does not read.
    at += isRead(type & ~LAST) ? length : length + 2;
    left -= length;
    if (type & LAST) break;
  }
  return at;
}

const NO_ROOM = "[Total option length leaves no room for final option]";

function isRead(kind: number): boolean {
  return fixed[kind] !== undefined || addressed[kind] !== undefined || kind === LENGTH || kind === NAK_LIST;
}

function stop(line: DumpLine, words: string): -1 {
  line.text(words);
  return -1;
}

/** Whether the option is as long as one of its kind is. */
function option(line: DumpLine, at: number, type: number, length: number): boolean {
  const kind = type & ~LAST;
  const known = fixed[kind];
  if (known !== undefined) {
    if (length !== known.size) return wrong(line, `[Bad ${known.name} option, length ${length} != ${known.size}]`);
    line.text(known.say(line, at + HEAD));
    return true;
  }
  const carrier = addressed[kind];
  if (carrier !== undefined) return withAddress(line, at, length, carrier);
  switch (kind) {
    case LENGTH:
      if (length !== HEAD) return wrong(line, `[Bad OPT_LENGTH option, length ${length} != ${HEAD}]`);
      line.text(` OPTS LEN (extra?) ${line.u16(at + 2)}`);
      return true;
    case NAK_LIST:
      line.text(" NAK LIST");
      if (length % 4) return numbers(line, at, length) && wrong(line, "[Option length not a multiple of 4]");
      return numbers(line, at, length);
    case PATH:
      line.text(` PATH_NLA [${length}]`);
      return true;
    case CONGESTION_REPORTS:
      line.text(" CR");
      return true;
    default:
      line.text(` OPT_${type.toString(16).toUpperCase().padStart(2, "0")} [${length}] `);
      return true;
  }
}

function wrong(line: DumpLine, words: string): false {
  line.text(words);
  return false;
}

function numbers(line: DumpLine, at: number, length: number): true {
  for (let next = at + HEAD; next + 4 <= at + length; next += 4) line.text(` ${line.u32(next)}`);
  return true;
}

function withAddress(line: DumpLine, at: number, length: number, carrier: AddressedOption): boolean {
  const { name, shortName, familyAt, word } = carrier;
  const head = familyAt + 4;
  if (length < head) return wrong(line, `[Bad ${shortName} option, length ${length} < ${head}]`);
  const size = pgmAddressSize(line.u16(at + familyAt));
  if (length !== head + size) return wrong(line, `[Bad ${name} option, length ${length} != ${head} + address size]`);
  line.text(` ${word} `);
  if (familyAt > HEAD) line.text(`${line.u32(at + HEAD)} `);
  pgmAddress(line, at + head, size);
  return true;
}
