import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { LARGEST_LENGTH, etherTypeTexts } from "../parts/ethertype-texts.ts";
import { frameHeader, printTypedPayload } from "../parts/typed-payload.ts";
import { DSA, EDSA } from "./dsa.ts";

const modes = ["To CPU", "From CPU", "To Sniffer", "Forward"];
const [TO_CPU, FROM_CPU, TO_SNIFFER, FORWARD] = [0, 1, 2, 3] as const;
const codes = [
  "BPDU (MGMT) Trap",
  "Frame2Reg",
  "IGMP/MLD Trap",
  "Policy Trap",
  "ARP Mirror",
  "Policy Mirror",
  "reserved",
  "reserved",
];
const ADDRESSES = 12;

export const dsaText = dumpText(DSA, (line, at, length) => frame(line, at, length, DSA, 18));
export const edsaText = dumpText(EDSA, (line, at, length) => frame(line, at, length, EDSA, 22));

type Tagged = typeof DSA | typeof EDSA;

function frame(line: DumpLine, at: number, length: number, protocol: Tagged, header: number): void {
  line.protocol = protocol.name;
  if (length < line.left(at)) {
    line.text(`[length ${length} < caplen ${line.left(at)}]`);
    line.invalid();
    return;
  }
  if (!line.has(at, header) || length < header) {
    line.payload = line.end;
    line.truncated();
    return;
  }
  line.payload = at + header;
  line.linkDestination = at;
  line.linkSource = at + 6;
  const { linkHeader } = line.options;
  if (linkHeader) {
    line.ether(line.linkSource);
    line.text(" > ");
    line.ether(line.linkDestination);
    line.text(", Marvell ");
  }
  if (protocol === EDSA) etherTag(line, at);
  else line.text("DSA ");
  if (linkHeader) wholeTag(line, at, protocol);
  else shortTag(line, at, protocol);
  const type = line.field(protocol.slot("type"), at);
  const payload = length - header;
  if (linkHeader) {
    if (type <= LARGEST_LENGTH) line.text("802.3");
    else {
      line.text(`ethertype ${etherTypeTexts[type] ?? "Unknown"} (0x`);
      line.hex(type, 4);
      line.text(")");
    }
    line.text(`, length ${type <= LARGEST_LENGTH ? type : length}: `);
  }
  if (printTypedPayload(line, type, at + header, payload)) return;
  if (!linkHeader) frameHeader(line, type, type <= LARGEST_LENGTH ? type : length);
  line.unknownPayload(at + header, line.end);
}

function etherTag(line: DumpLine, at: number): void {
  const type = line.u16(at + ADDRESSES);
  if (!line.options.linkHeader) {
    line.text("EDSA 0x");
    line.hex(type, 4);
    line.text(", ");
    return;
  }
  line.text("EDSA ethertype 0x");
  line.hex(type, 4);
  line.text(` (${etherTypeTexts[type] ?? "Unknown"}), rsvd ${line.u8(at + 14)} ${line.u8(at + 15)}, `);
}

/** What the tag says, and where it says it. */
function fieldsOf(line: DumpLine, at: number, protocol: Tagged) {
  const field = (key: string): number => line.field(protocol.slot(key), at);
  return { field, mode: field("mode"), trunk: field("trunk") === 1, dev: field("dev"), port: field("port") };
}

function wholeTag(line: DumpLine, at: number, protocol: Tagged): void {
  const { field, mode, trunk, dev, port } = fieldsOf(line, at, protocol);
  line.text(`mode ${modes[mode]}, `);
  if (mode === TO_CPU) {
    const code = (field("trunk") << 2) | (field("code") << 1) | field("codeLow");
    line.text(`source dev ${dev}, port ${port}, code ${codes[code]}, `);
  } else if (mode === FROM_CPU) line.text(`target dev ${dev}, port ${port}, `);
  else if (mode === TO_SNIFFER) {
    line.text(`source dev ${dev}, port ${port}, ${trunk ? "ingress" : "egress"} sniff, `);
  } else line.text(`dev ${dev}, ${trunk ? "trunk" : "port"} ${port}, `);
  line.text(field("tagged") ? "tagged, " : "untagged, ");
  if (field("cfi")) line.text("CFI, ");
  line.text(`VID ${field("vlan")}, FPri ${field("prio")}, `);
}

function shortTag(line: DumpLine, at: number, protocol: Tagged): void {
  const { field, mode, trunk, dev, port } = fieldsOf(line, at, protocol);
  const place = `${dev}.${port}`;
  if (mode === TO_CPU) line.text(`port ${place} > CPU, `);
  else if (mode === FROM_CPU) line.text(`CPU > port ${place}, `);
  else if (mode === TO_SNIFFER) line.text(`port ${place} > ${trunk ? "Rx" : "Tx"} Sniffer, `);
  else if (mode === FORWARD) line.text(`Forward ${trunk ? "trunk" : "port"} ${place}, `);
  line.text(`VLAN ${field("vlan")}${field("tagged") ? "t" : "u"}, `);
}
