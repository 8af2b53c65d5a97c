import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { addressFamilies } from "../parts/address-family-words.ts";
import { ouiTexts } from "../parts/oui-texts.ts";
import { dataCenterText } from "./lldp-dcbx.dump.ts";
import { dot1Text, dot3Text } from "./lldp-ieee.dump.ts";
import { ianaText, mediaText } from "./lldp-med.dump.ts";
import { LLDP } from "./lldp.ts";

/** How an element went: well, well with its octets shown, or too short for what it says. */
export const Shown = { well: 0, octets: 1, cut: 2 } as const;
export type Shown = (typeof Shown)[keyof typeof Shown];

/** Octets of type and length. */
const HEADER = 2;
const END = 0;
const SYSTEM_NAME = 5;

const names: { readonly [type: number]: string } = {
  0: "End",
  1: "Chassis ID",
  2: "Port ID",
  3: "Time to Live",
  4: "Port Description",
  5: "System Name",
  6: "System Description",
  7: "System Capabilities",
  8: "Management Address",
  127: "Organization specific",
};
const chassisTypes: { readonly [subtype: number]: string } = {
  1: "Chassis component",
  2: "Interface alias",
  3: "Port component",
  4: "MAC address",
  5: "Network address",
  6: "Interface name",
  7: "Local",
};
const portTypes: { readonly [subtype: number]: string } = {
  1: "Interface alias",
  2: "Port component",
  3: "MAC address",
  4: "Network Address",
  5: "Interface Name",
  6: "Agent circuit ID",
  7: "Local",
};
const capabilities = [
  [0x01, "Other"],
  [0x02, "Repeater"],
  [0x04, "Bridge"],
  [0x08, "WLAN AP"],
  [0x10, "Router"],
  [0x20, "Telephone"],
  [0x40, "Docsis"],
  [0x80, "Station Only"],
] as const;
export const lldpText = dumpText(LLDP, (line, start, length) => {
  line.protocol = "lldp";
  line.text(`LLDP, length ${length}`);
  for (let at = start, end = start + length; end - at >= HEADER;) {
    const head = line.u16(at);
    const type = head >> 9;
    const octets = head & 0x1ff;
    at += HEADER;
    if (line.verbose > 0) line.text(`\n\t${names[type] ?? "Unknown"} TLV (${type}), length ${octets}`);
    if (type === END || octets === 0) return;
    line.need(at, octets);
    if (octets > end - at) return line.truncated();
    const shown = element(line, type, at, octets);
    if (shown === Shown.cut) return line.truncated();
    if (line.verbose > 1 || (line.verbose > 0 && shown === Shown.octets)) line.hexLines(at, octets, "\n\t  ");
    at += octets;
  }
});

/** Without -v only the system's name is shown. */
function element(line: DumpLine, type: number, at: number, length: number): Shown {
  if (line.verbose === 0 && type !== SYSTEM_NAME) return Shown.well;
  switch (type) {
    case 1:
      return identifier(line, at, length, chassisTypes, 4, 5);
    case 2:
      return identifier(line, at, length, portTypes, 3, 4);
    case 3:
      if (length < 2) return Shown.cut;
      line.text(`: TTL ${line.u16(at)}s`);
      return Shown.well;
    case 4:
    case SYSTEM_NAME:
      line.text(": ");
      line.visibleText(at, length, true);
      return Shown.well;
    case 6:
      line.text("\n\t  ");
      line.visibleText(at, length, true);
      return Shown.well;
    case 7:
      return systemCapabilities(line, at, length);
    case 8:
      return management(line, at, length) ? Shown.well : Shown.cut;
    case 127:
      return organization(line, at, length);
    default:
      return Shown.octets;
  }
}

/** Who or where: text, but for a hardware address and a network address. */
function identifier(
  line: DumpLine,
  at: number,
  length: number,
  subtypes: { readonly [subtype: number]: string },
  hardware: number,
  network: number,
): Shown {
  if (length < 2) return Shown.cut;
  const subtype = line.u8(at);
  line.text(`\n\t  Subtype ${subtypes[subtype] ?? "Unknown"} (${subtype}): `);
  if (subtypes[subtype] === undefined) return Shown.octets;
  if (subtype === hardware) {
    if (length < 7) return Shown.cut;
    line.ether(at + 1);
  } else if (subtype === network) return networkAddress(line, at + 1, length - 1, "") ? Shown.well : Shown.cut;
  else line.visibleText(at + 1, length - 1, true);
  return Shown.well;
}

/** Prints `before` and the address, or nothing and returns false where it is shorter than its family says. */
function networkAddress(line: DumpLine, at: number, length: number, before: string): boolean {
  if (length < 1) return false;
  const family = line.u8(at);
  const size = family === 1 ? 4 : family === 2 ? 16 : family === 6 ? 6 : 0;
  if (length - 1 < size) return false;
  line.text(`${before}AFI ${addressFamilies[family] ?? "Unknown"} (${family})`);
  if (size === 0) {
    line.text(", no AF printer !");
    return true;
  }
  line.text(": ");
  if (family === 1) line.host4(at + 1);
  else if (family === 2) line.host6(at + 1);
  else line.ether(at + 1);
  return true;
}

function systemCapabilities(line: DumpLine, at: number, length: number): Shown {
  if (length < 4) return Shown.cut;
  for (const [word, from] of [
    ["System  ", at],
    ["Enabled ", at + 2],
  ] as const) {
    const value = line.u16(from);
    line.text(`\n\t  ${word}Capabilities [`);
    line.bitNames(capabilities, value, ", ", "none");
    line.text("] (0x");
    line.hex(value, 4);
    line.text(")");
  }
  return Shown.well;
}

function management(line: DumpLine, start: number, length: number): boolean {
  const end = start + length;
  const octets = line.u8(start);
  let at = start + 1;
  if (end - at < octets || !networkAddress(line, at, octets, `\n\t  Management Address length ${octets}, `))
    return false;
  at += octets;
  if (end - at < 5) return false;
  const numbering = line.u8(at);
  const kind = numbering === 2 ? "Interface Index" : numbering === 3 ? "System Port Number" : "Unknown";
  line.text(`\n\t  ${kind} Interface Numbering (${numbering}): ${line.u32(at + 1)}`);
  at += 5;
  if (at >= end) return true;
  const identifierOctets = line.u8(at);
  if (end - at < 1 + identifierOctets) return false;
  if (identifierOctets > 0) {
    line.text(`\n\t  OID length ${identifierOctets}`);
    line.visibleText(at + 1, identifierOctets, true);
  }
  return true;
}

function organization(line: DumpLine, at: number, length: number): Shown {
  if (length < 3) return Shown.cut;
  const oui = line.u24(at);
  line.text(`: OUI ${ouiTexts[oui] ?? "Unknown"} (0x`);
  line.hex(oui, 6);
  line.text(")");
  const print = organizations[oui];
  return print === undefined || print(line, at, length) ? Shown.octets : Shown.well;
}

/** Printers of organizations' elements: true asks for the octets. */
const organizations: { readonly [oui: number]: (line: DumpLine, at: number, length: number) => boolean } = {
  0x00005e: ianaText,
  0x0080c2: dot1Text,
  0x00120f: dot3Text,
  0x0012bb: mediaText,
  0x001b21: dataCenterText,
};
