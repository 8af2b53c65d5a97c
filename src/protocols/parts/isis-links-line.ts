import type { DumpLine } from "../../definition/dump-line.ts";
import { bandwidth } from "./bandwidth-line.ts";
import { systemAddress } from "./osi-line.ts";
import { SYSTEM } from "./system-id.ts";

const MULTI_TOPOLOGY = 222;
const ALIAS = 24;
const names: { readonly [code: number]: string } = {
  3: "Administrative groups",
  4: "Link Local/Remote Identifier",
  6: "IPv4 interface address",
  8: "IPv4 neighbor address",
  9: "Maximum link bandwidth",
  10: "Reservable link bandwidth",
  11: "Unreserved bandwidth",
  12: "Bandwidth Constraints (old)",
  18: "Traffic Engineering Metric",
  19: "Link Attributes",
  20: "Link Protection Type",
  21: "Interface Switching Capability",
  22: "Bandwidth Constraints",
  29: "SPB Metric",
  32: "LAN Adjacency Segment Identifier",
  250: "Reserved for cisco specific extensions",
  251: "Reserved for cisco specific extensions",
  255: "Reserved for future expansion",
};
const protections: { readonly [type: number]: string } = {
  0x01: "Extra Traffic",
  0x02: "Unprotected",
  0x04: "Shared",
  0x08: "Dedicated 1:1",
  0x10: "Dedicated 1+1",
  0x20: "Enhanced",
};
const segmentFlags = [
  [0x80, "Family"],
  [0x40, "Backup"],
  [0x20, "Value"],
  [0x10, "Local significance"],
  [0x08, "Set"],
  [0x04, "Persistent"],
] as const;
const LABEL_FLAGS = 0x30;

/** Neighbours with metrics of 24 bits and what is said of the links to them (RFC 5305 3). */
export function linksLine(line: DumpLine, at: number, length: number, _packet: unknown, code: number): void {
  let next = at;
  let left = length;
  if (code === MULTI_TOPOLOGY) {
    if (left < 2) return;
    line.text("\n\t      MT-ID: 0x");
    line.hex(line.u16(next) & 0xfff, 3);
    next += 2;
    left -= 2;
  }
  if (code === ALIAS) return;
  while (left >= 11) {
    const octets = link(line, next, left);
    if (octets === 0) return;
    next += octets;
    left -= octets;
  }
}

function link(line: DumpLine, at: number, left: number): number {
  line.need(at, SYSTEM + 5);
  line.text("\n\t      IS Neighbor: ");
  systemAddress(line, at, SYSTEM + 1);
  line.text(`, Metric: ${line.u24(at + 7)}`);
  const size = line.u8(at + 10);
  line.text(size === 0 ? ", no sub-TLVs present" : `, sub-TLVs present (${size})`);
  for (let next = at + 11, rest = size, room = left - 11; rest > 0;) {
    if (room < 2) {
      line.text("\n\t        Remaining data in TLV shorter than a subTLV header");
      return 0;
    }
    const code = line.u8(next);
    const length = line.u8(next + 1);
    line.text(`\n\t        ${names[code] ?? "unknown"} subTLV #${code}, length: ${length}`);
    if (rest < 2 + length) {
      line.text(" (remaining data in subTLVs shorter than the current subTLV)");
      return 0;
    }
    if (room < 2 + length) {
      line.text(" (remaining data in TLV shorter than the current subTLV)");
      return 0;
    }
    line.need(next + 2, length);
    element(line, code, next + 2, length);
    next += 2 + length;
    rest -= 2 + length;
    room -= 2 + length;
  }
  return 11 + size;
}

function element(line: DumpLine, code: number, at: number, length: number): void {
  switch (code) {
    case 3:
    case 4:
      if (length < 4) return;
      line.text(", 0x");
      line.hex(line.u32(at), 8);
      if (code === 3 || length !== 8) return;
      line.text(", 0x");
      line.hex(line.u32(at + 4), 8);
      return;
    case 6:
    case 8:
      if (length < 4) return;
      line.text(", ");
      line.ipv4(line.bytes, at);
      return;
    case 9:
    case 10:
      if (length >= 4) line.text(`, ${bandwidth(line, at)}`);
      return;
    case 11:
      for (let i = 0; i < 8 && 4 * i + 4 <= length; i++)
        line.text(`\n\t          TE-Class ${i}: ${bandwidth(line, at + 4 * i)}`);
      return;
    case 18:
      if (length >= 3) line.text(`, ${line.u24(at)}`);
      return;
    case 20:
      if (length < 2) return;
      line.text(`, ${protections[line.u8(at)] ?? "none"}, Priority ${line.u8(at + 1)}`);
      return;
    case 29:
      if (length < 6) return;
      line.text(`, LM: ${line.u24(at)}, P: ${line.u8(at + 3)}, P-ID: ${line.u16(at + 4)}`);
      return;
    case 32:
      segment(line, at, length);
      return;
    default:
      if (names[code] === undefined || code >= 250) line.hexLines(at, length, "\n\t\t    ");
  }
}

/** The label of a neighbour on a network of many (RFC 8667 2.2.2). */
function segment(line: DumpLine, at: number, length: number): void {
  if (length < 8) return;
  const flags = line.u8(at);
  line.text("\n\t          Flags: [");
  line.bitNames(segmentFlags, flags, ", ", "none");
  line.text(`]\n\t          Weight: ${line.u8(at + 1)}`);
  line.text("\n\t          Neighbor System-ID: ");
  systemAddress(line, at + 2, SYSTEM);
  if ((flags & LABEL_FLAGS) === LABEL_FLAGS) line.text(`\n\t          Label: ${line.u24(at + 8)}`);
  else line.text(`\n\t          SID: ${line.u32(at + 8)}`);
}
