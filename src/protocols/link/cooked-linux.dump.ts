import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { etherTypeTexts, LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { CookedLinux, CookedLinuxV2 } from "./cooked-linux.ts";

const packetTypes: { readonly [type: number]: string } = { 0: "In", 1: "B", 2: "M", 3: "P", 4: "Out" };
/** IPX without a header in front of it. */
const NOVELL = 1;
const LLC = 0x0004;
const TAG = 4;
const TAGGED = 0x8100;

/** The two versions differ in where their fields are and in the interface that the second names. */
interface Version {
  readonly protocol: typeof CookedLinux | typeof CookedLinuxV2;
  readonly name: string;
  readonly octets: number;
}
const first: Version = { protocol: CookedLinux, name: "sll", octets: 16 };
const second: Version = { protocol: CookedLinuxV2, name: "sll2", octets: 20 };

export const cookedLinuxText = dumpText(CookedLinux, (line, at, length) => frame(line, first, at, length));
export const cookedLinuxV2Text = dumpText(CookedLinuxV2, (line, at, length) => frame(line, second, at, length));

function frame(line: DumpLine, version: Version, at: number, length: number): void {
  line.protocol = version.name;
  if (!line.has(at, version.octets)) {
    line.truncated();
    return;
  }
  if (version === second) {
    const index = line.field(CookedLinuxV2.slot("ifindex"), at);
    line.text((line.names.interface?.(index) ?? "?").padEnd(5));
    line.text(" ");
    line.text((packetTypes[line.field(CookedLinuxV2.slot("pkttype"), at)] ?? "?").padEnd(3));
    line.text(" ");
  }
  if (line.options.linkHeader) header(line, version, at, length);
  line.payload = at + version.octets;
  payload(
    line,
    version,
    at,
    at + version.octets,
    length - version.octets,
    line.field(version.protocol.slot("proto"), at),
  );
}

function header(line: DumpLine, { protocol, name }: Version, at: number, length: number): void {
  line.protocol = name;
  if (protocol === CookedLinux)
    line.text(`${(packetTypes[line.field(protocol.slot("pkttype"), at)] ?? "?").padStart(3)} `);
  else line.text(`ifindex ${line.field(CookedLinuxV2.slot("ifindex"), at)} `);
  if (line.field(protocol.slot("lladdrlen"), at) === 6) {
    line.ether(at + protocol.slot("src").offset);
    line.text(" ");
  }
  if (line.options.quiet > 0) return;
  const number = line.field(protocol.slot("proto"), at);
  if (number === NOVELL) line.text("802.3");
  else if (number === LLC) line.text("802.2");
  else {
    line.text(`ethertype ${number > LARGEST_LENGTH ? (etherTypeTexts[number] ?? "Unknown") : "Unknown"} (0x`);
    line.hex(number, 4);
    line.text(")");
  }
  line.text(`, length ${length}: `);
}

function payload(line: DumpLine, version: Version, start: number, at: number, length: number, number: number): void {
  if (number === NOVELL && line.next("llc.raw", 0, at, length)) return;
  if (number <= LARGEST_LENGTH) {
    if (number !== LLC || !line.next("sll.proto", LLC, at, length)) line.unknownPayload(at, line.end);
    return;
  }
  if (number === TAGGED) {
    tag(line, version, start, at, length);
    return;
  }
  if (line.next("ethertype", number, at, length)) return;
  if (!line.options.linkHeader) header(line, version, start, length + version.octets);
  line.unknownPayload(at, line.end);
}

/** A VLAN tag is printed by the header's own printer, and shown with -e only. */
function tag(line: DumpLine, version: Version, start: number, at: number, length: number): void {
  if (!line.has(at, TAG) || length < TAG) {
    line.text("[|vlan]");
    return;
  }
  const control = line.u16(at);
  if (line.options.linkHeader) {
    line.text(`vlan ${control & 0xfff}, p ${control >> 13}${control & 0x1000 ? ", DEI" : ""}, `);
  }
  const type = line.u16(at + 2);
  const number = type <= LARGEST_LENGTH ? LLC : type;
  if (line.options.quiet === 0) line.text(`ethertype ${etherTypeTexts[number] ?? "Unknown"}, `);
  if (at === line.payload) line.payload = at + TAG;
  payload(line, version, start, at + TAG, length - TAG, number);
}
