import { fletcherChecksum } from "../../bytes/fletcher.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { systemIdText } from "./system-id.ts";

/** Address families begin with one octet; two by two the others follow. */
const LONGEST_ADDRESS = 20;

/** The address of a network or a station in it, `49.0001.1921.6800.1001.00`. */
export function networkAddress(line: DumpLine, at: number, length: number): void {
  if (length < 1 || length > LONGEST_ADDRESS) {
    line.text("isonsap_string: illegal length");
    return;
  }
  line.need(at, length);
  for (let i = 0; i < length; i++) {
    line.hex(line.u8(at + i), 2);
    if (i % 2 === 0 && i + 1 < length) line.text(".");
  }
}

/** The identifier of a system, of its circuit, or of a fragment of its link states. */
export function systemAddress(line: DumpLine, at: number, length: number): void {
  line.need(at, length);
  line.text(systemIdText(line.bytes, at, at + length));
}

/** What became of a checksum over `length` octets from `at`, which stands at `place`. */
export function checksumVerdict(line: DumpLine, at: number, length: number, place: number): void {
  const stated = line.u16(place);
  const outside = length < 0 || place < at || place + 2 > at + length;
  if (stated === 0 || outside || !line.has(at, length)) {
    line.text("(unverified)");
    return;
  }
  const expected = fletcherChecksum(line.bytes, at, at + length, place);
  if (expected === stated || isSame(stated, expected)) line.text("(correct)");
  else {
    line.text("(incorrect should be 0x");
    line.hex(expected, 4);
    line.text(")");
  }
}

/** 0 and 255 are one number to this checksum. */
function isSame(one: number, other: number): boolean {
  return one >> 8 === other >> (8 % 255) && (one & 0xff) % 255 === (other & 0xff) % 255;
}
