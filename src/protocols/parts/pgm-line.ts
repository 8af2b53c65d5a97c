import type { DumpLine } from "../../definition/dump-line.ts";
import { pgmAddress, pgmAddressSize, pgmOptions } from "./pgm-options-line.ts";
import { zmtpDatagram } from "./zmtp-line.ts";

const HEADER = 16;
const [ORIGINAL, REPAIR] = [4, 5] as const;
const HAS_OPTIONS = 1;
const acknowledgments: { readonly [type: number]: string } = { 8: "NAK", 9: "NNAK", 10: "NCF" };

/** A packet of reliable multicast behind its ports (RFC 3208). */
export function pgmMessage(line: DumpLine, start: number, length: number): void {
  line.need(start, HEADER);
  line.text(`PGM, length ${line.u16(start + 14)}`);
  if (line.verbose === 0) return;
  line.text(" 0x");
  for (let i = 8; i < 14; i++) line.hex(line.u8(start + i), 2);
  line.text(" ");
  let at = body(line, start + HEADER, line.u8(start + 4));
  // Behind what it says nothing of, tcpdump takes the header for options.
  if (at === start + HEADER) at = start;
  if (line.u8(start + 5) & HAS_OPTIONS) at = pgmOptions(line, at);
  if (at < 0) return;
  line.text(` [${length}]`);
  const type = line.u8(start + 4);
  if (line.options.packetType === "pgm_zmtp1" && (type === ORIGINAL || type === REPAIR))
    zmtpDatagram(line, at, line.u16(start + 14));
}

/** What a packet of this type says in front of its options; where they are. */
function body(line: DumpLine, at: number, type: number): number {
  switch (type) {
    case 0: {
      const size = pathAddress(line, at + 12);
      line.text(`SPM seq ${line.u32(at)} trail ${line.u32(at + 4)} lead ${line.u32(at + 8)} nla `);
      pgmAddress(line, at + 16, size);
      return at + 16 + size;
    }
    case 1: {
      const size = pathAddress(line, at + 8);
      const after = at + 12 + size;
      line.need(after, 12);
      line.text(`POLL seq ${line.u32(at)} round ${line.u16(at + 4)} nla `);
      pgmAddress(line, at + 12, size);
      line.text(` ivl ${line.u32(after)} rnd 0x`);
      line.hex(line.u32(after + 4), 8);
      line.text(" mask 0x");
      line.hex(line.u32(after + 8), 8);
      return after + 12;
    }
    case 2:
      line.need(at, 8);
      line.text(`POLR seq ${line.u32(at)} round ${line.u16(at + 4)}`);
      return at + 8;
    case ORIGINAL:
    case REPAIR:
      line.need(at, 8);
      line.text(`${type === ORIGINAL ? "O" : "R"}DATA trail ${line.u32(at + 4)} seq ${line.u32(at)}`);
      return at + 8;
    case 8:
    case 9:
    case 10:
      return negative(line, at, acknowledgments[type]!);
    case 11:
      line.need(at, 8);
      line.text(`ACK seq ${line.u32(at)}`);
      return at + 8;
    case 12:
      line.text("SPMR");
      return at;
    default:
      line.text("UNKNOWN type 0x");
      line.hex(type, 2);
      return at;
  }
}

/** Octets of the address of the path whose family stands at `at`. */
function pathAddress(line: DumpLine, at: number): number {
  const size = pgmAddressSize(line.u16(at));
  line.need(at + 4, size);
  return size;
}

function negative(line: DumpLine, at: number, word: string): number {
  const source = pathAddress(line, at + 4);
  // tcpdump takes the group's family, four octets too late, for the beginning of its address.
  const groupAt = at + 8 + source + 4;
  const group = pgmAddressSize(line.u16(groupAt));
  line.need(groupAt, group);
  line.text(`${word} (`);
  pgmAddress(line, at + 8, source);
  line.text(" -> ");
  pgmAddress(line, groupAt, group);
  line.text(`), seq ${line.u32(at)}`);
  return groupAt + group;
}
