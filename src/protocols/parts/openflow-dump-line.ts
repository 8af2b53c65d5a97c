import { hexDump } from "../../bytes/hex-dump.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

/** A bit and its name. */
export type Bit = readonly [mask: number, name: string];

/** A number of 32 bits with the names of its bits, and a word where there are bits that have none. */
export function openflowBits(line: DumpLine, label: string, value: number, names: readonly Bit[]): void {
  line.text(`\n\t${label} 0x`);
  line.hex(value, 8);
  const known = names.filter(([mask]) => value & mask).map(([, name]) => name);
  if (known.length > 0) line.text(` (${known.join(", ")})`);
  if (value & ~names.reduce((all, [mask]) => all | mask, 0)) line.text(" (bogus)");
}

/** Octets that nobody reads: how many they are, and with -vv themselves. */
export function openflowData(line: DumpLine, at: number, length: number): void {
  if (length === 0) return;
  line.text(`\n\t data (${length} octets)`);
  if (line.verbose > 1) hexDump(line, line.bytes, at, Math.min(line.end, at + length), "\n\t  ", true);
  line.need(at, length);
}

const experimenters: { readonly [id: number]: string } = {
  0x00000000: "Ethernet",
  0x0000000c: "Cisco",
  0x00001018: "Broadcom",
  0x00002320: "Nicira Networks",
  0x005c16c7: "Big Switch Networks",
  0x00748771: "Infoblox Inc",
  0x00d0f0db: "Ericsson",
  0x4f4e4600: "ONF Extensions",
  0xff000001: "Budapest University of Technology and Economics",
  0xff000002: "NoviFlow",
  0xff000003: "L3+ Extensions, Vendor Neutral",
  0xff000004: "L4-L7 Extensions",
  0xff000005: "Wireless and Mobility Extensions",
  0xff000006: "Forwarding Abstractions Extensions",
  0xff000007: "Optical Transport Extensions",
  0xff000008: "Network Benchmarking Lab, NCTU",
  0xff000009: "Mobile Packet Core Extensions",
  0xff00000a: "MPLS-TP OpenFlow Extensions for SPTN",
};

/** Who extends the protocol by messages with this number. */
export const openflowExperimenter = (id: number): string => experimenters[id] ?? "unknown";
