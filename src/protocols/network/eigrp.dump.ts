import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { widePrefix } from "../parts/prefix-line.ts";
import { EIGRP } from "./eigrp.ts";

const VERSION = 2;
const HEADER = 20;
const opcodes: { readonly [opcode: number]: string } = {
  1: "Update",
  3: "Query",
  4: "Reply",
  5: "Hello",
  6: "IPX SAP",
  7: "Probe",
};
const flags = [
  [1, "Init"],
  [2, "Conditionally Received"],
  [4, "Restart"],
  [8, "End-of-Table"],
] as const;
const origins: { readonly [protocol: number]: string } = {
  1: "IGRP",
  2: "EIGRP",
  3: "Static",
  4: "RIP",
  5: "Hello",
  6: "OSPF",
  7: "IS-IS",
  8: "EGP",
  9: "BGP",
  10: "IDRP",
  11: "Connected",
};

/** A kind of parameters: its name, the least octets of its value, and what stands there. */
interface Parameter {
  readonly name: string;
  readonly least?: number;
  readonly print?: (line: DumpLine, at: number) => void;
}
const PARAMETER = 4;
const parameters: { readonly [type: number]: Parameter } = {
  0x001: { name: "General Parameters", least: 8, print: general },
  0x002: { name: "Authentication" },
  0x003: { name: "Sequence" },
  0x004: { name: "Software Version", least: 4, print: software },
  0x005: { name: "Next Multicast Sequence" },
  0x102: { name: "IP Internal routes", least: 22, print: (line, at) => route(line, at, false) },
  0x103: { name: "IP External routes", least: 42, print: (line, at) => route(line, at, true) },
  0x202: { name: "AppleTalk Internal routes", least: 24, print: (line, at) => cableRoute(line, at, false) },
  0x203: { name: "AppleTalk External routes", least: 40, print: (line, at) => cableRoute(line, at, true) },
  0x204: { name: "AppleTalk Cable setup", least: 8, print: cable },
  0x302: { name: "IPX Internal routes" },
  0x303: { name: "IPX External routes" },
};

export const eigrpText = dumpText(
  EIGRP,
  (line, at, length) => {
    line.protocol = "eigrp";
    line.need(at, HEADER);
    const version = line.u8(at);
    if (version !== VERSION) return line.text(`EIGRP version ${version} packet not supported`);
    const opcode = line.u8(at + 1);
    if (line.verbose === 0) {
      line.text("EIGRP ");
      line.named(opcodes, opcode, "unknown (%)");
      return line.text(`, length: ${length}`);
    }
    if (length < HEADER) {
      line.text(`EIGRP ${opcodes[opcode] ?? `unknown, type: ${opcode}`}, length: ${length} (too short, < ${HEADER})`);
      return;
    }
    line.text(`\n\tEIGRP v${version}, opcode: `);
    line.named(opcodes, opcode, "unknown, type: %");
    line.text(` (${opcode}), chksum: 0x`);
    line.hex(line.u16(at + 2), 4);
    line.text(", Flags: [");
    line.bitNames(flags, line.u32(at + 4), ", ", "none");
    line.text("]\n\tseq: 0x");
    line.hex(line.u32(at + 8), 8);
    line.text(", ack: 0x");
    line.hex(line.u32(at + 12), 8);
    line.text(`, VRID: ${line.u16(at + 16)}, AS: ${line.u16(at + 18)}, length: ${length - HEADER}`);
    for (let next = at + HEADER, left = length - HEADER; left > 0;) {
      const size = parameter(line, next, left);
      if (size === 0) return;
      next += size;
      left -= size;
    }
  },
  { carriedBy: { "ip.proto": 88 } },
);

/** Writes a parameter and returns its octets, 0 where its length is wrong. */
function parameter(line: DumpLine, at: number, left: number): number {
  line.need(at, PARAMETER);
  const type = line.u16(at);
  const size = line.u16(at + 2);
  if (size < PARAMETER || size > left) {
    line.hexLines(at + PARAMETER, left, "\n\t    ");
    return 0;
  }
  const known = parameters[type];
  line.text(`\n\t  ${known?.name ?? "Unknown"} TLV (0x`);
  line.hex(type, 4);
  line.text(`), length: ${size}`);
  const value = at + PARAMETER;
  const octets = size - PARAMETER;
  line.need(at, size);
  if (known?.least !== undefined && octets < known.least) line.text(` (too short, < ${PARAMETER + known.least})`);
  else if (known?.print) known.print(line, value);
  else if (line.verbose <= 1) line.hexLines(value, octets, "\n\t    ");
  if (line.verbose > 1) line.hexLines(value, octets, "\n\t    ");
  return size;
}

function general(line: DumpLine, at: number): void {
  const weights = [0, 1, 2, 3, 4].map((i) => `k${i + 1} ${line.u8(at + i)}`);
  line.text(`\n\t    holdtime: ${line.u16(at + 6)}s, ${weights.join(", ")}`);
}

function software(line: DumpLine, at: number): void {
  line.text(`\n\t    IOS version: ${line.u8(at)}.${line.u8(at + 1)}, `);
  line.text(`EIGRP version ${line.u8(at + 2)}.${line.u8(at + 3)}`);
}

function route(line: DumpLine, at: number, external: boolean): void {
  const metric = at + (external ? 24 : 4);
  const bits = line.u8(metric + 16);
  if (bits > 32) return line.text(`\n\t    illegal prefix length ${bits}`);
  line.text("\n\t    IPv4 prefix: ");
  widePrefix(line, metric + 17, bits);
  line.text(", nexthop: ");
  if (line.u32(at) === 0) line.text("self");
  else line.host4(at);
  if (external) {
    line.text("\n\t      origin-router ");
    line.host4(at + 4);
    origin(line, line.u32(at + 8), at + 22, line.u32(at + 12), line.u32(at + 16));
  }
  metrics(line, metric);
}

function cable(line: DumpLine, at: number): void {
  line.text(`\n\t    Cable-range: ${line.u16(at)}-${line.u16(at + 2)}, Router-ID ${line.u32(at + 4)}`);
}

function cableRoute(line: DumpLine, at: number, external: boolean): void {
  const metric = at + (external ? 20 : 4);
  line.text(`\n\t     Cable-Range: ${line.u16(metric + 16)}-${line.u16(metric + 18)}, nexthop: `);
  line.text(line.u32(at) === 0 ? "self" : `${line.u16(at)}.${line.u16(at + 2)}`);
  if (external) {
    line.text(`\n\t      origin-router ${line.u32(at + 4)}`);
    origin(line, line.u32(at + 8), at + 16, line.u32(at + 12), line.u16(at + 18));
  }
  metrics(line, metric);
}

/** Where an external route comes from; protocol and flags stand at `at`. */
function origin(line: DumpLine, system: number, at: number, tag: number, metric: number): void {
  line.text(`, origin-as ${system}, origin-proto ${origins[line.u8(at)] ?? "unknown"}, flags [0x`);
  line.hex(line.u8(at + 1), 2);
  line.text("], tag 0x");
  line.hex(tag, 8);
  line.text(`, metric ${metric}`);
}

function metrics(line: DumpLine, at: number): void {
  line.text(`\n\t      delay ${Math.floor(line.u32(at) / 100)} ms, bandwidth ${line.u32(at + 4)} Kbps`);
  line.text(`, mtu ${line.u24(at + 8)}, hop ${line.u8(at + 11)}`);
  line.text(`, reliability ${line.u8(at + 12)}, load ${line.u8(at + 13)}`);
}
