import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { IPv6ExtHdrRouting } from "./ipv6-routing.ts";

const length = IPv6ExtHdrRouting.slot("len");
const type = IPv6ExtHdrRouting.slot("type");
const segmentsLeft = IPv6ExtHdrRouting.slot("segleft");
const ADDRESSES = 8;

const SOURCE_ROUTE = 0;
const MOBILE = 2;
const SEGMENTS = 4;

export const routing6Text = dumpText(
  IPv6ExtHdrRouting,
  (line, at) => {
    line.need(at, 1);
    line.protocol = "rt6";
    line.text("RT6");
    const words = line.field(length, at);
    line.text(` (len=${words}`);
    const kind = line.field(type, at);
    line.text(`, type=${kind}`);
    if (kind === SOURCE_ROUTE) line.text(" [Deprecated]");
    line.text(`, segleft=${line.field(segmentsLeft, at)}`);
    const known =
      kind === SEGMENTS
        ? segments(line, at, words)
        : (kind === SOURCE_ROUTE || kind === MOBILE) && sourceRoute(line, at, words);
    if (known) {
      line.text(") ");
      return true;
    }
    if (![SOURCE_ROUTE, MOBILE, SEGMENTS].includes(kind)) line.text(" (unknown type)");
    line.invalid();
    return false;
  },
  { carriedBy: { "ipv6.extension": 43 } },
);

function sourceRoute(line: DumpLine, at: number, words: number): boolean {
  const reserved = line.u32(at + 4);
  if (reserved !== 0 || line.verbose > 0) line.text(`, rsv=0x${reserved.toString(16)}`);
  return addresses(line, at + ADDRESSES, words);
}

function segments(line: DumpLine, at: number, words: number): boolean {
  line.text(`, last-entry=${line.u8(at + 4)}`);
  const flags = line.u8(at + 5);
  if (flags !== 0 || line.verbose > 0) line.text(`, flags=0x${flags.toString(16)}`);
  line.text(`, tag=${line.u16(at + 6).toString(16)}`);
  return addresses(line, at + ADDRESSES, words);
}

/** Each address is two words of 8 octets. */
function addresses(line: DumpLine, start: number, words: number): boolean {
  if (words % 2 === 1) {
    line.text(` (invalid length ${words})`);
    return false;
  }
  for (let i = 0; i < words / 2; i++) {
    line.need(start + 16 * i, 16);
    line.text(`, [${i}]`);
    line.host6(start + 16 * i);
  }
  return true;
}
