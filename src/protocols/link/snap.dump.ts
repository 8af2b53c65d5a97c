import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts, LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { ouiTexts } from "../parts/oui-texts.ts";
import { SNAP } from "./snap.ts";

const organization = SNAP.slot("OUI");
const code = SNAP.slot("code");
const HEADER = 5;
/** Octets between the header and a bridged frame. */
const BRIDGE_PADDING = 2;

const cisco: { readonly [pid: number]: string } = {
  0x2000: "CDP",
  0x2003: "VTP",
  0x2004: "DTP",
  0x0111: "UDLD",
  0x010b: "PVST",
  0x010c: "VLAN Bridge",
};
const bridged: { readonly [pid: number]: string } = {
  0x0001: "Ethernet + FCS",
  0x0007: "Ethernet w/o FCS",
  0x0002: "802.4 + FCS",
  0x0008: "802.4 w/o FCS",
  0x0003: "Token Ring + FCS",
  0x0009: "Token Ring w/o FCS",
  0x0004: "FDDI + FCS",
  0x000a: "FDDI w/o FCS",
  0x0005: "802.6 + FCS",
  0x000b: "802.6 w/o FCS",
  0x000e: "BPDU",
};
const ETHERNET = 0x6558;

export const snapText = dumpText(
  SNAP,
  (line, at, length) => {
    line.protocol = "snap";
    if (!line.has(at, HEADER) || length < HEADER) {
      line.truncated();
      return;
    }
    if (at === line.payload) line.payload = at + HEADER;
    const oui = line.field(organization, at);
    const number = line.field(code, at);
    if (line.options.linkHeader) header(line, oui, number, length - HEADER, true);
    if (payload(line, oui, number, at + HEADER, length - HEADER)) return true;
    if (!line.options.linkHeader) {
      stations(line);
      header(line, oui, number, length - HEADER, oui !== 0);
    }
    return false;
  },
  { carriedBy: { "llc.dsap": 0xaa } },
);

function stations(line: DumpLine): void {
  if (line.linkSource >= 0) {
    line.ether(line.linkSource);
    line.text(" > ");
    line.ether(line.linkDestination);
    line.text(" ");
  }
  line.text("SNAP, ");
}

function header(line: DumpLine, oui: number, number: number, length: number, named: boolean): void {
  if (named) {
    line.text(`oui ${ouiTexts[oui] ?? "Unknown"} (0x`);
    line.hex(oui, 6);
    line.text("), ");
  }
  line.text(oui === 0 ? "ethertype " : "pid ");
  const texts =
    oui === 0x00000c
      ? cisco
      : oui === 0x0080c2
        ? bridged
        : oui === 0 || oui === 0x0000f8 || oui === 0x080007
          ? etherTypeTexts
          : {};
  line.text(texts[number] ?? "Unknown");
  line.text(" (0x");
  line.hex(number, 4);
  line.text(`), length ${length}: `);
}

function payload(line: DumpLine, oui: number, number: number, at: number, length: number): boolean {
  switch (oui) {
    case 0x000000:
    case 0x0000f8:
      return number > LARGEST_LENGTH && line.next("ethertype", number, at, length);
    case 0x00000c:
      return line.next("snap.cisco", number, at, length);
    case 0x080007:
      return line.next("snap.apple", number, at, length);
    case 0x0080c2:
      if (number !== 0x0001 && number !== 0x0007) return line.next("snap.bridged", number, at, length);
      line.need(at, BRIDGE_PADDING);
      return line.next("ethertype", ETHERNET, at + BRIDGE_PADDING, length - BRIDGE_PADDING);
    default:
      return false;
  }
}
