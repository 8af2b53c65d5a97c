import { fixed } from "../../bytes/fixed.ts";
import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { STP } from "./stp.ts";

const versions: { readonly [version: number]: string } = { 0: "802.1d", 2: "802.1w", 3: "802.1s", 4: "802.1aq" };
const RAPID = 2;
const SHORTEST = 4;
const types: { readonly [type: number]: string } = { 0x00: "Config", 0x02: "Rapid STP", 0x80: "Topology Change" };
const flagNames = [
  [0x01, "Topology change"],
  [0x02, "Proposal"],
  [0x10, "Learn"],
  [0x20, "Forward"],
  [0x40, "Agreement"],
  [0x80, "Topology change ACK"],
] as const;
const roles = ["Unknown", "Alternate", "Root", "Designated"];

/** Where the fields are: all after the type are absent from a notification, so that the definition has no slots for them. */
const at = {
  protocol: STP.slot("proto").offset,
  version: STP.slot("version").offset,
  type: STP.slot("bpdutype").offset,
  flags: 4,
  root: 5,
  pathCost: 13,
  bridge: 17,
  port: 25,
  messageAge: 27,
  maxAge: 29,
  hello: 31,
  forwardDelay: 33,
  version1Length: 35,
  version3Length: 36,
  name: 39,
  revision: 71,
  digest: 73,
  internalPathCost: 89,
  cistBridge: 93,
  hops: 101,
  instances: 102,
} as const;
const CONFIGURATION = 35;
const RAPID_CONFIGURATION = 36;
const SMALLEST_MULTIPLE = 102;
/** Octets that the version 3 length counts before the instances. */
const BEFORE_INSTANCES = 64;
const INSTANCE = 16;
const SMALLEST_SHORTEST = 87;

export const stpText = dumpText(STP, (line, start, length) => {
  line.protocol = "stp";
  if (length < 4) return line.invalid();
  if (line.u16(start + at.protocol) !== 0) {
    line.text(`unknown STP version, length ${length}`);
    return;
  }
  const version = line.u8(start + at.version);
  line.text(`STP ${versions[version] ?? `Unknown STP protocol (0x${version.toString(16).padStart(2, "0")})`}`);
  if (versions[version] === undefined) return;
  const type = line.u8(start + at.type);
  line.text(`, ${types[type] ?? `Unknown BPDU Type (0x${type.toString(16).padStart(2, "0")})`}`);
  if (!body(line, start, length, version, type)) line.invalid();
});

/** What follows the type; false where the frame is too short for it. */
function body(line: DumpLine, start: number, length: number, version: number, type: number): boolean {
  if (type === 0x00 || (type === 0x02 && version === RAPID)) {
    if (length < (type === 0x00 ? CONFIGURATION : RAPID_CONFIGURATION)) return false;
    configuration(line, start, length, version);
    return true;
  }
  if (type !== 0x02 || version < 3) return true;
  if (length < SMALLEST_MULTIPLE || line.u8(start + at.version1Length) !== 0) return false;
  const counted = line.u16(start + at.version3Length) + 2;
  if (length < RAPID_CONFIGURATION + counted) return false;
  multiple(line, start, length);
  if (version !== SHORTEST) return true;
  const extra = start + RAPID_CONFIGURATION + counted;
  const octets = line.u16(extra) + 2;
  if (length < RAPID_CONFIGURATION + counted + octets || octets < SMALLEST_SHORTEST) return false;
  shortestPath(line, extra);
  return true;
}

function configuration(line: DumpLine, start: number, length: number, version: number): void {
  const flags = line.u8(start + at.flags);
  line.text(", Flags [");
  line.bitNames(flagNames, flags, ", ", "none");
  line.text("]");
  line.need(start, at.messageAge);
  line.text(", bridge-id ");
  bridge(line, start + at.bridge);
  line.text(".");
  line.hex(line.u16(start + at.port), 4);
  line.text(`, length ${length}`);
  if (line.verbose === 0) return;
  times(line, start);
  line.text("\n\troot-id ");
  bridge(line, start + at.root);
  line.text(`, root-pathcost ${line.u32(start + at.pathCost)}`);
  if (version === RAPID) line.text(`, port-role ${role(flags)}`);
}

function multiple(line: DumpLine, start: number, length: number): void {
  const flags = line.u8(start + at.flags);
  line.text(", CIST Flags [");
  line.bitNames(flagNames, flags, ", ", "none");
  line.text(`], length ${length}`);
  if (line.verbose === 0) return;
  line.text(`\n\tport-role ${role(flags)}, `);
  line.need(start, at.bridge);
  line.text("CIST root-id ");
  bridge(line, start + at.root);
  line.text(`, CIST ext-pathcost ${line.u32(start + at.pathCost)}`);
  line.need(start, at.port);
  line.text("\n\tCIST regional-root-id ");
  bridge(line, start + at.bridge);
  line.text(", ");
  line.need(start, at.messageAge);
  line.text("CIST port-id ");
  line.hex(line.u16(start + at.port), 4);
  line.text(",");
  times(line, start);
  line.text(`\n\tv3len ${line.u16(start + at.version3Length)}, MCID Name `);
  line.visibleText(start + at.name, 32, true);
  line.need(start, at.internalPathCost);
  line.text(`, rev ${line.u16(start + at.revision)},\n\t\tdigest `);
  octets(line, start + at.digest, 16);
  line.text(", ");
  line.text(`CIST int-root-pathcost ${line.u32(start + at.internalPathCost)},`);
  line.need(start, at.hops);
  line.text("\n\tCIST bridge-id ");
  bridge(line, start + at.cistBridge);
  line.text(", ");
  line.text(`CIST remaining-hops ${line.u8(start + at.hops)}`);
  const end = start + at.instances + line.u16(start + at.version3Length) - BEFORE_INSTANCES;
  for (let i = start + at.instances; i + INSTANCE <= end; i += INSTANCE) instance(line, i);
}

function instance(line: DumpLine, start: number): void {
  const number = line.u16(start + 1) & 0xfff;
  const flags = line.u8(start);
  line.text(`\n\tMSTI ${number}, Flags [`);
  line.bitNames(flagNames, flags, ", ", "none");
  line.text(`], port-role ${role(flags)}`);
  line.need(start, 13);
  line.text("\n\t\tMSTI regional-root-id ");
  bridge(line, start + 1);
  line.text(`, pathcost ${line.u32(start + 9)}`);
  line.text(
    `\n\t\tMSTI bridge-prio ${line.u8(start + 13) >> 4}, port-prio ${line.u8(start + 14) >> 4}, hops ${line.u8(start + 15)}`,
  );
}

function shortestPath(line: DumpLine, start: number): void {
  if (line.verbose === 0) return;
  line.text(`\n\tv4len ${line.u16(start)}, AUXMCID Name `);
  line.visibleText(start + 3, 32, true);
  line.text(`, Rev ${line.u16(start + 35)},\n\t\tdigest `);
  octets(line, start + 37, 16);
  const agreement = line.u8(start + 53);
  line.text(`\n\tAgreement num ${agreement >> 6}, Discarded Agreement num ${(agreement >> 4) & 3}`);
  line.text(`, Agreement valid-flag ${(agreement >> 3) & 1},\n\tRestricted role-flag: ${(agreement >> 2) & 1}`);
  const format = line.u8(start + 55);
  const convention = line.u8(start + 56);
  line.text(`, Format id ${format >> 4} cap ${format}, Convention id ${convention >> 4} cap ${convention}`);
  line.text(`,\n\tEdge count ${line.u16(start + 57)}, Agreement digest `);
  octets(line, start + 67, 20);
}

function role(flags: number): string {
  return roles[(flags >> 2) & 3];
}

/** Four timers in seconds, of which the wire has 256ths. */
function times(line: DumpLine, start: number): void {
  line.need(start, at.version1Length);
  const seconds = (offset: number): string => `${fixed(line.u16(start + offset) / 256, 2)}s`;
  line.text(`\n\tmessage-age ${seconds(at.messageAge)}, max-age ${seconds(at.maxAge)}`);
  line.text(`, hello-time ${seconds(at.hello)}, forwarding-delay ${seconds(at.forwardDelay)}`);
}

function bridge(line: DumpLine, start: number): void {
  line.need(start, 8);
  line.hex(line.u16(start), 4);
  line.text(".");
  line.mac(line.bytes, start + 2);
}

function octets(line: DumpLine, start: number, count: number): void {
  line.need(start, count);
  line.hexOctets(line.bytes, start, start + count);
}
