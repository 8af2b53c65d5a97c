import type { DumpLine } from "../../definition/dump-line.ts";
import { lacks } from "./ldp-lacks-line.ts";

const PREFIX = 2;
const WIRE = 128;
const names: { readonly [type: number]: string } = {
  1: "Wildcard",
  [PREFIX]: "Prefix",
  3: "Host address",
  [WIRE]: "Martini VC",
};

/** Pseudo wires in tcpdump's words. */
const wires: { readonly [type: number]: string } = {
  0: "Reserved",
  1: "Frame Relay DLCI (Martini Mode)",
  2: "ATM AAL5 SDU VCC transport",
  3: "ATM transparent cell transport",
  4: "Ethernet VLAN",
  5: "Ethernet",
  6: "Cisco-HDLC",
  7: "PPP",
  8: "SONET/SDH Circuit Emulation Service over MPLS",
  9: "ATM n-to-one VCC cell transport",
  10: "ATM n-to-one VPC cell transport",
  11: "IP Layer2 Transport",
  12: "ATM one-to-one VCC Cell Mode",
  13: "ATM one-to-one VPC Cell Mode",
  14: "ATM AAL5 PDU VCC transport",
  15: "Frame-Relay Port mode",
  16: "SONET/SDH Circuit Emulation over Packet",
  17: "Structure-agnostic E1 over Packet",
  18: "Structure-agnostic T1 (DS1) over Packet",
  19: "Structure-agnostic E3 over Packet",
  20: "Structure-agnostic T3 (DS3) over Packet",
  21: "CESoPSN basic mode",
  22: "TDMoIP basic mode",
  23: "CESoPSN TDM with CAS",
  24: "TDMoIP TDM with CAS",
  25: "Frame Relay DLCI",
};

const MTU = 1;
const DESCRIPTION = 3;
const VCCV = 12;
const parameters: { readonly [id: number]: string } = { [MTU]: "MTU", [DESCRIPTION]: "Description", [VCCV]: "VCCV" };
const channels = [
  [0x01, "PWE3 control word"],
  [0x02, "MPLS Router Alert Label"],
  [0x04, "MPLS inner label TTL = 1"],
] as const;
const verifications = [
  [0x01, "ICMP Ping"],
  [0x02, "LSP Ping"],
  [0x04, "BFD"],
] as const;

/** Writes the first description of packets in a parameter of `length` octets. */
export function fecLine(line: DumpLine, at: number, length: number): void {
  const type = line.u8(at);
  line.text("\n\t      ");
  line.named(names, type, "Unknown");
  line.text(" FEC (0x");
  line.hex(type, 2);
  line.text(")");
  if (type === PREFIX) prefix(line, at + 1, length - 1);
  else if (type === WIRE) wire(line, at + 1, length - 1);
}

function prefix(line: DumpLine, at: number, length: number): void {
  if (lacks(line, length, 2)) return;
  const family = line.u16(at);
  if (family !== 1 && family !== 2) {
    line.text(`: Address family ${family} prefix`);
    return;
  }
  const size = family === 1 ? 4 : 16;
  if (length < 3) cut(line);
  const bits = line.u8(at + 2);
  const octets = Math.ceil(bits / 8);
  if (bits > 8 * size) {
    line.text(`: IPv${family === 1 ? 4 : 6} prefix (invalid length)`);
    return;
  }
  if (length < 3 + octets) cut(line);
  line.need(at + 3, octets);
  const address = new Uint8Array(size);
  address.set(line.bytes.subarray(at + 3, at + 3 + octets));
  if (bits % 8 > 0) address[octets - 1] &= 0xff00 >> (bits % 8);
  line.text(`: IPv${family === 1 ? 4 : 6} prefix `);
  if (family === 1) line.ipv4(address, 0);
  else line.ipv6(address, 0);
  line.text(`/${bits}`);
}

/** Ends the line: tcpdump takes what a parameter has no room for as what was not captured. */
function cut(line: DumpLine): void {
  line.need(line.end, 1);
}

function wire(line: DumpLine, at: number, length: number): void {
  if (lacks(line, length, 7)) return;
  const info = line.u8(at + 2);
  if (info > 0 && lacks(line, length, 11)) return;
  const type = line.u16(at);
  line.need(at, info > 0 ? 11 : 7);
  line.text(": ");
  line.named(wires, type & 0x7fff, "Unknown");
  line.text(`, ${type & 0x8000 ? "" : "no "}control word, group-ID ${line.u32(at + 3)}`);
  if (info > 0) line.text(`, VC-ID ${line.u32(at + 7)}`);
  line.text(`, VC-info-length: ${info}`);
  if (info === 0) return;
  // tcpdump does not close the bracket.
  if (info < 4) return line.text(" (invalid, < 4");
  if (lacks(line, length - 11, info - 4)) return;
  let next = at + 11;
  for (let left = info - 4; left > 2;) {
    const octets = line.u8(next + 1);
    if (octets < 2 || octets > left) return;
    interfaceParameter(line, next, octets);
    next += octets;
    left -= octets;
  }
}

function interfaceParameter(line: DumpLine, at: number, octets: number): void {
  const id = line.u8(at);
  line.text("\n\t\tInterface Parameter: ");
  line.named(parameters, id, "Unknown");
  line.text(" (0x");
  line.hex(id, 2);
  line.text(`), len ${octets}`);
  if (id === MTU) line.text(`: ${line.u16(at + 2)}`);
  else if (id === DESCRIPTION) {
    line.text(": ");
    line.visibleText(at + 2, octets - 2);
  } else if (id === VCCV) {
    bitNames(line, at + 2, "Control Channels", channels);
    bitNames(line, at + 3, "CV Types", verifications);
  } else line.hexLines(at + 2, octets - 2, "\n\t\t  ");
}

function bitNames(line: DumpLine, at: number, title: string, names: readonly (readonly [number, string])[]): void {
  const value = line.u8(at);
  line.text(`
		  ${title} (0x`);
  line.hex(value, 2);
  line.text(") = [");
  line.bitNames(names, value, ", ", "none");
  line.text("]");
}
