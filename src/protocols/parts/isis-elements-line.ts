import { fletcherChecksum } from "../../bytes/fletcher.ts";
import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import { linksLine } from "./isis-links-line.ts";
import { classicAddresses, classicNeighbours, endStations, widePrefixes } from "./isis-prefixes-line.ts";
import { capabilities, portCapabilities, topologyCapabilities } from "./isis-capabilities-line.ts";
import { networkAddress, systemAddress } from "./osi-line.ts";
import { SYSTEM } from "./system-id.ts";
import { nlpidWords } from "./nlpid-words.ts";

/** The packet that an element is in. */
export interface Packet {
  readonly type: number;
  /** Where it starts, and how long it says it is. */
  readonly packet: number;
  readonly announced: number;
}
type Print = (line: DumpLine, at: number, length: number, packet: Packet, code: number) => void;

const adjacencies = ["Up", "Initializing", "Down"];
const restartFlags = [
  [0x01, "Restart Request"],
  [0x02, "Restart Acknowledgement"],
  [0x04, "Suppress adjacency advertisement"],
] as const;
const topologies: { readonly [id: number]: string } = {
  0: "IPv4 unicast",
  1: "In-Band Management",
  2: "IPv6 unicast",
  3: "Multicast",
  4095: "Development, Experimental or Proprietary",
};

const text =
  (label: string): Print =>
  (line, at, length) => {
    line.text(`\n\t      ${label}: `);
    line.visibleText(at, length);
  };
const each =
  (label: string, size: number, print: (line: DumpLine, at: number) => void): Print =>
  (line, at, length) => {
    for (let i = 0; i + size <= length; i += size) {
      line.need(at + i, size);
      line.text(`\n\t      ${label}: `);
      print(line, at + i);
    }
  };

const elements: { readonly [code: number]: readonly [name: string, print?: Print] } = {
  1: ["Area address(es)", areas],
  2: ["IS Reachability", classicNeighbours],
  3: ["ES Neighbor(s)", endStations],
  4: ["Partition DIS", partition],
  5: ["Prefix Neighbors"],
  6: ["IS Neighbor(s)", neighbours],
  7: ["Instance Identifier", instance],
  8: ["Padding"],
  9: ["LSP entries", entries],
  10: ["Authentication", authentication],
  12: ["Checksum", checksum],
  13: ["Purge Originator Identifier", purger],
  14: ["LSP Buffersize", bufferSize],
  22: ["Extended IS Reachability", linksLine],
  23: ["IS Neighbor Attribute"],
  24: ["IS alias ID", linksLine],
  42: ["DECnet Phase IV"],
  128: ["IPv4 Internal Reachability", classicAddresses],
  129: ["Protocols supported", supported],
  130: ["IPv4 External Reachability", classicAddresses],
  131: ["Inter-Domain Information Type", domain],
  132: ["IPv4 Interface address(es)", each("IPv4 interface address", 4, (line, at) => line.ipv4(line.bytes, at))],
  133: ["IPv4 authentication (deprecated)"],
  134: [
    "Traffic Engineering Router ID",
    (line, at, length) => {
      if (length < 4) return;
      line.need(at, 4);
      line.text("\n\t      Traffic Engineering Router ID: ");
      line.ipv4(line.bytes, at);
    },
  ],
  135: ["Extended IPv4 Reachability", widePrefixes],
  137: ["Hostname", text("Hostname")],
  138: ["Shared Risk Link Group"],
  143: ["Multi-Topology-Aware Port Capability", portCapabilities],
  144: ["Multi-Topology Capability", topologyCapabilities],
  147: ["Restart Signaling"],
  211: ["Restart Signaling", restart],
  222: ["Multi-Topology IS Reachability", linksLine],
  223: ["Multi-Topology IS Neighbor Attribute"],
  229: ["Multi Topology", multiTopology],
  232: ["IPv6 Interface address(es)", each("IPv6 interface address", 16, (line, at) => line.ipv6(line.bytes, at))],
  235: ["Multi-Topology IPv4 reachability", widePrefixes],
  236: ["IPv6 reachability", widePrefixes],
  237: ["Multi-Topology IP6 reachability", widePrefixes],
  240: ["Point-to-point Adjacency State", adjacency],
  241: ["Interface Information"],
  242: ["IS-IS Router Capability", capabilities],
  250: ["Vendor Private", vendor],
};

/** Elements of which as much is printed as was captured. */
const selfChecked: ReadonlySet<number> = new Set([143, 144]);

/** Prints an element of a packet. */
export function isisElement(line: DumpLine, packet: Packet, code: number, at: number, length: number): void {
  const [name, print] = elements[code] ?? ["unknown", undefined];
  line.text(`\n\t    ${name} TLV #${code}, length: ${length}`);
  if (length === 0 && code !== 137) return;
  if (!selfChecked.has(code)) line.need(at, length);
  if (print) print(line, at, length, packet, code);
  else if (name === "unknown" && line.verbose < 2) line.hexLines(at, length, "\n\t\t");
}

function areas(line: DumpLine, at: number, length: number): void {
  for (let next = at, left = length; left > 0;) {
    const octets = line.u8(next);
    if (octets >= left) return;
    line.text(`\n\t      Area address (length: ${octets}): `);
    networkAddress(line, next + 1, octets);
    next += 1 + octets;
    left -= 1 + octets;
  }
}

function neighbours(line: DumpLine, at: number, length: number): void {
  for (let i = 0; i + SYSTEM <= length; i += SYSTEM) {
    line.need(at + i, SYSTEM);
    line.text("\n\t      SNPA: ");
    systemAddress(line, at + i, SYSTEM);
  }
}

function partition(line: DumpLine, at: number, length: number): void {
  if (length < SYSTEM) return;
  line.need(at, SYSTEM);
  line.text("\n\t      ");
  systemAddress(line, at, SYSTEM);
}

function instance(line: DumpLine, at: number, length: number): void {
  if (length < 4) return;
  const count = Math.floor((length - 2) / 2);
  line.text(`\n\t      Instance ID: ${line.u16(at)}, ITIDs(${count}): `);
  for (let i = 1; i <= count; i++) line.text(`${i > 1 ? ", " : ""}${line.u16(at + 2 * i)}`);
}

function entries(line: DumpLine, at: number, length: number): void {
  for (let i = 0; i + 16 <= length; i += 16) {
    line.need(at + i, 16);
    line.text("\n\t      lsp-id: ");
    systemAddress(line, at + i + 2, SYSTEM + 2);
    line.text(", seq: 0x");
    line.hex(line.u32(at + i + 10), 8);
    line.text(`, lifetime: ${String(line.u16(at + i)).padStart(5)}s, chksum: 0x`);
    line.hex(line.u16(at + i + 14), 4);
  }
}

const [SIMPLE, GENERIC, MD5, PRIVATE] = [1, 3, 54, 255] as const;
const authentications: { readonly [type: number]: string } = {
  [SIMPLE]: "simple text password",
  2: "CHAP",
  [GENERIC]: "Generic Crypto key-id",
  [MD5]: "HMAC-MD5 password",
  [PRIVATE]: "Routing Domain private password",
};

function authentication(line: DumpLine, at: number, length: number): void {
  const type = line.u8(at);
  const known = authentications[type];
  if (known === undefined) {
    line.text(`\n\t      unknown Authentication type 0x`);
    line.hex(type, 2);
    line.text(":");
  } else line.text(`\n\t      ${known}: `);
  const octets = (from: number): void => {
    for (let i = from; i < length; i++) line.hex(line.u8(at + i), 2);
  };
  if (type === SIMPLE) line.visibleText(at + 1, length - 1);
  else if (type === MD5) {
    octets(1);
    if (length !== 17) line.text(", (invalid subTLV) ");
    line.text(" (unchecked)");
  } else if (type === GENERIC) {
    line.text(`${line.u16(at + 1)}, password: `);
    octets(3);
  } else {
    if (known === undefined) line.text(" ");
    line.hexLines(at + 1, length - 1, "\n\t\t  ");
    line.need(at, length);
  }
}

function checksum(line: DumpLine, at: number, length: number, { packet, announced }: Packet): void {
  if (length < 2) return;
  const stated = line.u16(at);
  line.text("\n\t      checksum: 0x");
  line.hex(stated, 4);
  line.text("  ");
  if (stated === 0) line.text("(unverified)");
  else if (!line.has(packet, announced)) {
    const expected = fletcherChecksum(line.bytes, packet, Math.min(line.end, packet + announced), at);
    line.text("(incorrect should be 0x");
    line.hex(expected, 4);
    line.text(")");
  } else
    line.text(fletcherChecksum(line.bytes, packet, packet + announced, at) === stated ? "(correct)" : "(incorrect)");
}

function purger(line: DumpLine, at: number, length: number): void {
  if (length < SYSTEM + 1) return;
  line.need(at, SYSTEM + 1);
  line.text("\n\t      Purge Originator System-ID: ");
  systemAddress(line, at + 1, SYSTEM);
  if (length === SYSTEM + 1) return;
  line.need(at + 1, 2 * SYSTEM + 1);
  line.text("\n\t      Received from System-ID: ");
  systemAddress(line, at + 1 + SYSTEM, SYSTEM);
}

function bufferSize(line: DumpLine, at: number, length: number): void {
  if (length >= 2) line.text(`\n\t      LSP Buffersize: ${line.u16(at)}`);
}

function supported(line: DumpLine, at: number, length: number): void {
  line.need(at, 1);
  line.text("\n\t      NLPID(s): ");
  for (let i = 0; i < length; i++) {
    const nlpid = line.u8(at + i);
    line.text(`${i > 0 ? ", " : ""}${nlpidWords[nlpid] ?? "unknown"} (0x`);
    line.hex(nlpid, 2);
    line.text(")");
  }
}

const [LOCAL, AUTONOMOUS] = [1, 2] as const;
const domains: { readonly [type: number]: string } = {
  [LOCAL]: "Routing-Domain Specific",
  [AUTONOMOUS]: "AS Number Tag",
};

function domain(line: DumpLine, at: number, length: number): void {
  const type = line.u8(at);
  line.text("\n\t      Inter-Domain Information Type: ");
  if (domains[type] === undefined) {
    line.text("Unknown (0x");
    line.hex(type, 2);
    line.text(")");
  } else line.text(domains[type]);
  if (type === AUTONOMOUS && length >= 3) line.text(`AS Number: ${line.u16(at + 1)}`);
  else line.hexLines(at + 1, length - 1, "\n\t      ");
  line.need(at, length);
}

function restart(line: DumpLine, at: number, length: number): void {
  line.text("\n\t      Flags [");
  line.bitNames(restartFlags, line.u8(at), ", ", "none");
  line.text("]");
  if (length < 3) return;
  line.text(`, Remaining holding time ${line.u16(at + 1)}s`);
  if (length === 3) return;
  if (length !== 3 + SYSTEM) throw TRUNCATED;
  line.text(", for ");
  systemAddress(line, at + 3, SYSTEM);
}

function multiTopology(line: DumpLine, at: number, length: number): void {
  let next = at;
  for (; next + 2 <= at + length; next += 2) {
    const value = line.u16(next);
    const id = value & 0xfff;
    line.text(`\n\t      ${topologies[id] ?? "unknown"} Topology (0x`);
    line.hex(id, 3);
    line.text("), Flags: [");
    if (value === id) line.text("none");
    line.text(`${value & 0x8000 ? "Overload bit set" : ""}${value & 0x4000 ? "ATT bit set" : ""}]`);
  }
  if (next < at + length) line.text("\n\t      invalid MT-ID");
}

function adjacency(line: DumpLine, at: number, length: number): void {
  const state = line.u8(at);
  line.text(`\n\t      Adjacency State: ${adjacencies[state] ?? "unknown"} (${state})`);
  let left = length - 1;
  if (left > 4) {
    line.text("\n\t      Extended Local circuit-ID: 0x");
    line.hex(line.u32(at + 1), 8);
    left -= 4;
  }
  if (left >= SYSTEM) {
    line.text("\n\t      Neighbor System-ID: ");
    systemAddress(line, at + 5, SYSTEM);
    left -= SYSTEM;
  }
  // It is read where it usually stands, even where what is usually in front of it is not there.
  if (left >= 4) {
    const circuit = line.u32(at + 5 + SYSTEM);
    line.text("\n\t      Neighbor Extended Local circuit-ID: 0x");
    line.hex(circuit, 8);
  }
}

function vendor(line: DumpLine, at: number, length: number): void {
  if (length < 3) return;
  const oui = line.u24(at);
  line.text(`\n\t      Vendor: Unknown (${oui})`);
  if (length > 3) line.hexLines(at + 3, length - 3, "\n\t\t");
}
