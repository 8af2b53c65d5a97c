import type { DumpLine } from "../../definition/dump-line.ts";

/** Returned in place of where a name ends that cannot be read to its end. */
export const CUT = -1;

/** Octets of a name that are printed. */
const NAME_LIMIT = 255;
/** The two highest bits of a length octet say what it is the length of. */
const KIND = 0xc0;
const POINTER = 0xc0;
const EXTENDED = 0x40;
const RESERVED = 0x80;
/** The only extended label there was: a string of bits (RFC 2673). */
const BIT_STRING = 1;

/** Where the name at `at` ends, or CUT. */
export function skipName(line: DumpLine, at: number): number {
  const { bytes, end } = line;
  let next = at;
  while (next < end) {
    const length = bytes[next];
    if (length === 0) return next + 1;
    switch (length & KIND) {
      case POINTER:
        return next + 2;
      case RESERVED:
        return CUT;
      case EXTENDED:
        if (length !== (EXTENDED | BIT_STRING) || next + 1 >= end) return CUT;
        next += 2 + bitOctets(bytes[next + 1]);
        break;
      default:
        next += 1 + length;
    }
  }
  return CUT;
}

/** Prints the name at `at` of the message that starts at `message`; returns where the name ends, or CUT. */
export function printName(line: DumpLine, at: number, message: number): number {
  const { bytes, end } = line;
  let next = at;
  let after = CUT;
  // As in tcpdump an unsigned number: a name before its message has no bound but the packet.
  let earliest = (at - message) >>> 0;
  let printed = 0;
  for (;;) {
    const size = labelSize(line, next);
    if (size < 0) return CUT;
    const length = bytes[next];
    if (length === 0) {
      if (next === at) line.text(".");
      break;
    }
    const isPointer = (length & KIND) === POINTER;
    if (next + 1 >= end) {
      if (isPointer && next === at) return CUT;
      if (printed > NAME_LIMIT) line.text("<DOMAIN NAME TOO LONG>");
      return after >= 0 ? after : next + 1 + size;
    }
    if (isPointer) {
      if (after < 0) after = next + 2;
      const target = ((length & ~KIND) << 8) | bytes[next + 1];
      // What a pointer leads to must stand before it: so no chain of them is a circle.
      if (target >= earliest) {
        line.text("<BAD PTR>");
        return CUT;
      }
      earliest = target;
      next = message + target;
      continue;
    }
    if ((length & KIND) === EXTENDED) bitString(line, next + 1);
    else {
      const room = Math.min(size, Math.max(0, NAME_LIMIT - printed));
      if (!line.visible(next + 1, next + 1 + room)) return CUT;
      printed += size;
    }
    if (printed <= NAME_LIMIT) line.octet(46);
    printed++;
    next += 1 + size;
    if (next >= end) return CUT;
  }
  if (printed > NAME_LIMIT) line.text("<DOMAIN NAME TOO LONG>");
  return after >= 0 ? after : next + 1;
}

/** Octets of the label after its length octet, -1 where it is none. */
function labelSize(line: DumpLine, at: number): number {
  if (at >= line.end) return -1;
  const length = line.bytes[at];
  switch (length & KIND) {
    case RESERVED:
      line.text("<BAD LABEL TYPE>");
      return -1;
    case EXTENDED:
      if (length !== (EXTENDED | BIT_STRING)) {
        line.text(`<ELT ${length & ~KIND}>`);
        return -1;
      }
      return at + 1 < line.end ? 1 + bitOctets(line.bytes[at + 1]) : -1;
    default:
      return length;
  }
}

function bitOctets(count: number): number {
  return ((count || 256) + 7) >> 3;
}

/** A bit string in hexadecimal, with its length in bits. */
function bitString(line: DumpLine, at: number): void {
  const count = line.bytes[at] || 256;
  line.text("\\[x");
  let next = at + 1;
  let left = count;
  for (; left > 7; left -= 8) line.hex(line.u8(next++), 2);
  if (left > 4) line.hex(line.u8(next) & (0xff << (8 - left)) & 0xff, 2);
  else if (left > 0) line.hex((line.u8(next) >> 4) & (0x0f << (4 - left)) & 0x0f, 1);
  line.text(`/${count}]`);
}
