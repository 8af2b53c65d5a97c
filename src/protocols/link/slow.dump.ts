import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { SlowProtocol } from "./slow.ts";

const names: { readonly [subtype: number]: string } = { 1: "LACP", 2: "MARKER", 3: "OAM" };
const [LACP, MARKER, OAM] = [1, 2, 3] as const;
const VERSION = 1;
const TLV_HEADER = 2;

const stateNames = [
  [0x01, "Activity"],
  [0x02, "Timeout"],
  [0x04, "Aggregation"],
  [0x08, "Synchronization"],
  [0x10, "Collecting"],
  [0x20, "Distributing"],
  [0x40, "Default"],
  [0x80, "Expired"],
] as const;

/** An element of LACP or of a marker: how many octets it has, and what is printed of those after type and length. */
interface Element {
  readonly name: string;
  readonly octets?: number;
  readonly print?: (line: DumpLine, at: number) => void;
}
const elements: { readonly [subtype: number]: { readonly [type: number]: Element } } = {
  [LACP]: {
    0: { name: "Terminator", octets: 0 },
    1: { name: "Actor Information", octets: 20, print: port },
    2: { name: "Partner Information", octets: 20, print: port },
    3: { name: "Collector Information", octets: 16, print: collector },
  },
  [MARKER]: {
    0: { name: "Terminator", octets: 0 },
    1: { name: "Marker Information", octets: 16, print: marker },
    2: { name: "Marker Response Information", octets: 16, print: marker },
  },
};

export const slowText = dumpText(SlowProtocol, (line, at, length) => {
  line.protocol = "slow";
  if (length < 1) return short(line, " (packet is too short)");
  const subtype = line.u8(at);
  const versioned = subtype === LACP || subtype === MARKER;
  if (versioned) {
    if (length < 2) return short(line, " (packet is too short)");
    const version = line.u8(at + 1);
    if (version !== VERSION) return line.text(`${names[subtype]} version ${version} packet not supported`);
  }
  line.text(`${names[subtype] ?? `unknown (${subtype})`}${versioned ? `v${VERSION}` : ""}, length ${length}`);
  if (names[subtype] === undefined) {
    line.hexLines(at, length, "\n\t");
    return;
  }
  if (line.verbose === 0) return;
  if (subtype === OAM) line.next("slow.subtype", OAM, at + 1, length - 1);
  else list(line, elements[subtype] ?? {}, at + 2, length - 2);
});

function short(line: DumpLine, text = "\n\t\t packet is too short"): void {
  line.text(text);
}

function list(line: DumpLine, known: { readonly [type: number]: Element }, start: number, length: number): void {
  for (let at = start, left = length; left > 0;) {
    if (left < TLV_HEADER) return short(line);
    const type = line.u8(at);
    const octets = line.u8(at + 1);
    const element = known[type];
    line.text(`\n\t${element?.name ?? "Unknown"} TLV (0x`);
    line.hex(type, 2);
    line.text(`), length ${octets}`);
    if (type === 0) return;
    if (octets < TLV_HEADER) {
      line.text(`\n\t    ERROR: illegal length - should be >= ${TLV_HEADER}`);
      return;
    }
    if (element?.octets !== undefined && octets !== element.octets) {
      line.text(`\n\t    ERROR: illegal length - should be ${element.octets}`);
      return short(line);
    }
    if (left < octets) return short(line);
    line.need(at, octets);
    if (element?.print) element.print(line, at + TLV_HEADER);
    if (!element || line.verbose > 1) line.hexLines(at + TLV_HEADER, octets - TLV_HEADER, "\n\t  ");
    at += octets;
    left -= octets;
  }
}

function port(line: DumpLine, at: number): void {
  line.text("\n\t  System ");
  line.ether(at + 2);
  line.text(`, System Priority ${line.u16(at)}, Key ${line.u16(at + 8)}`);
  line.text(`, Port ${line.u16(at + 12)}, Port Priority ${line.u16(at + 10)}\n\t  State Flags [`);
  line.bitNames(stateNames, line.u8(at + 14), ", ", "none");
  line.text("]");
}

function collector(line: DumpLine, at: number): void {
  line.text(`\n\t  Max Delay ${line.u16(at)}`);
}

function marker(line: DumpLine, at: number): void {
  line.text("\n\t  Request System ");
  line.ether(at + 2);
  line.text(`, Request Port ${line.u16(at)}, Request Transaction ID 0x`);
  line.hex(line.u32(at + 8), 8);
}
