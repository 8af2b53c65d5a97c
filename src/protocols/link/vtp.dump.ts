import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { VTP } from "./vtp.ts";

const DOMAIN = 4;
const LONGEST_DOMAIN = 32;
const HEADER = DOMAIN + LONGEST_DOMAIN;
const VLAN_HEADER = 12;
const [SUMMARY, SUBSET, REQUEST, JOIN] = [1, 2, 3, 4] as const;
const messages: { readonly [code: number]: readonly [name: string, third: string] } = {
  [SUMMARY]: ["Summary advertisement", "Followers"],
  [SUBSET]: ["Subset advertisement", "Seq number"],
  [REQUEST]: ["Advertisement request", "Rsvd"],
  [JOIN]: ["Join message", "Rsvd"],
};
const vlanTypes: { readonly [type: number]: string } = {
  1: "Ethernet",
  2: "FDDI",
  3: "TrCRF",
  4: "FDDI-net",
  5: "TrBRF",
};
const [SPANNING_TREE, PRUNING, BRIDGE, BACKUP] = [3, 6, 7, 10] as const;
const elements: { readonly [type: number]: string } = {
  1: "Source-Routing Ring Number TLV",
  2: "Source-Routing Bridge Number TLV",
  [SPANNING_TREE]: "STP type TLV",
  4: "Parent VLAN TLV",
  5: "Translationally bridged VLANs TLV",
  [PRUNING]: "Pruning TLV",
  [BRIDGE]: "Bridge Type TLV",
  8: "Max ARP Hop Count TLV",
  9: "Max STP Hop Count TLV",
  [BACKUP]: "Backup CRF Mode TLV",
};
const spanningTrees: { readonly [type: number]: string } = { 1: "SRT", 2: "SRB", 3: "Auto" };

export const vtpText = dumpText(
  VTP,
  (line, at, length) => {
    line.protocol = "vtp";
    if (length < HEADER) return line.invalid();
    const code = line.u8(at + 1);
    line.text(`VTPv${line.u8(at)}, Message ${messages[code]?.[0] ?? "Unknown message type"} (0x`);
    line.hex(code, 2);
    line.text(`), length ${length}`);
    if (line.verbose === 0) return;
    const domain = line.u8(at + 3);
    if (domain < 1 || domain > LONGEST_DOMAIN) {
      line.text(`\n\tDomain name:  [invalid MgmtD Len ${domain}]`);
      return line.invalid();
    }
    line.text("\n\tDomain name: ");
    line.visibleText(at + DOMAIN, domain, true);
    line.text(`, ${messages[code]?.[1] ?? "Unknown"}: ${line.u8(at + 2)}`);
    const valid = message(line, code, at + HEADER, at + length);
    if (!valid) line.invalid();
  },
  { carriedBy: { "snap.cisco": 0x2003 } },
);

/** Prints what stands behind the domain; false where it cannot be what the code says. */
function message(line: DumpLine, code: number, at: number, end: number): boolean {
  if (code === SUMMARY) {
    line.need(at, 8);
    line.text(`\n\t  Config Rev ${line.u32(at).toString(16)}, Updater `);
    line.host4(at + 4);
    line.need(at + 8, 12);
    line.text(", Timestamp");
    for (let i = 0; i < 3; i++) {
      line.text(" 0x");
      line.hex(line.u32(at + 8 + 4 * i), 8);
    }
    line.need(at + 20, 16);
    line.text(", MD5 digest: ");
    for (let i = 0; i < 16; i++) line.hex(line.u8(at + 20 + i), 2);
  } else if (code === SUBSET) {
    line.text(`, Config Rev ${line.u32(at).toString(16)}`);
    return vlans(line, at + 4, end);
  } else if (code === REQUEST) line.text(`\n\tStart value: ${line.u32(at)}`);
  return true;
}

function vlans(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    const octets = line.u8(at);
    if (octets === 0) return true;
    line.need(at, octets);
    if (octets < VLAN_HEADER) return false;
    const size = line.u8(at + 3);
    const status = line.u8(at + 1) === 0 ? "Operational" : line.u8(at + 1) === 1 ? "Shutdown/Suspended" : "Unknown";
    line.text(
      `\n\tVLAN info status ${status}, type ${vlanTypes[line.u8(at + 2)] ?? "Unknown"}, VLAN-id ${line.u16(at + 4)}`,
    );
    line.text(`, MTU ${line.u16(at + 6)}, SAID 0x`);
    line.hex(line.u32(at + 8), 8);
    line.text(", Name ");
    if (size > octets - VLAN_HEADER) return false;
    line.visibleText(at + VLAN_HEADER, size, true);
    const elementsAt = VLAN_HEADER + 4 * Math.ceil(size / 4);
    if (elementsAt > octets || !list(line, at + elementsAt, at + octets)) return false;
    at += octets;
  }
  return true;
}

function list(line: DumpLine, start: number, end: number): boolean {
  for (let at = start; at < end;) {
    if (end - at < 2) return false;
    const type = line.u8(at);
    const octets = 2 * line.u8(at + 1) + 2;
    line.text(`\n\t\t${elements[type] ?? "Unknown"} (0x`);
    line.hex(type, 4);
    line.text(") TLV");
    if (octets > end - at) return false;
    line.need(at, octets);
    if (octets !== 4) {
      line.text(` (invalid TLV length ${octets / 2 - 1} != 1)`);
      return false;
    }
    const value = line.u16(at + 2);
    if (type === SPANNING_TREE) line.text(`, ${spanningTrees[value] ?? "Unknown"} (${value})`);
    else if (type === PRUNING) line.text(`, ${value === 1 ? "Enabled" : "Disabled"} (${value})`);
    else if (type === BRIDGE) line.text(`, ${value === 1 ? "SRB" : "SRT"} (${value})`);
    else if (type === BACKUP) line.text(`, ${value === 1 ? "Backup" : "Not backup"} (${value})`);
    else line.hexLines(at, octets, "\n\t\t  ");
    at += octets;
  }
  return true;
}
