import type { DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts } from "./ethertype-texts.ts";

const hardwareNames: { readonly [type: number]: string } = {
  1: "Ethernet",
  6: "TokenRing",
  7: "ArcNet",
  15: "FrameRelay",
  19: "ATM",
  23: "Strip",
  24: "IEEE 1394",
  32: "InfiniBand",
};
const operationNames: { readonly [operation: number]: string } = {
  1: "Request",
  2: "Reply",
  3: "Reverse Request",
  4: "Reverse Reply",
  8: "Inverse Request",
  9: "Inverse Reply",
  10: "NACK Reply",
};

/** IPv4, or the trailer encapsulation of early BSD, which announces itself by ARP too. */
export function isInternet(type: number): boolean {
  return type === 0x0800 || type === 0x1000;
}

export function hardwareName(type: number): string {
  return hardwareNames[type] ?? `Unknown Hardware (${type})`;
}

export function protocolName(type: number): string {
  return etherTypeTexts[type] ?? `Unknown Protocol (0x${type.toString(16).padStart(4, "0")})`;
}

export function startOperation(line: DumpLine, number: number): void {
  if (line.verbose > 0) line.text(", ");
  line.named(operationNames, number, "Unknown (%)");
  line.text(" ");
}

/** An IPv4 address, or why there is none; `length` is the word for a wrong one. */
export function protocolAddress(line: DumpLine, at: number, type: number, octets: number, length: string): void {
  if (!isInternet(type)) line.text("<wrong proto type>");
  else if (octets !== 4) line.text(`<wrong ${length}>`);
  else line.host4(at);
}
