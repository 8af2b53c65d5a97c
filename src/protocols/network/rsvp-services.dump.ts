import { floatText } from "../../bytes/float-text.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

const HEADER = 4;
const DIGITS = 10;
/** Octets a second in a million bits. */
const MEGABIT = 125_000;
const UNCARED = 0xffffffff;
const serviceNames: { readonly [type: number]: string } = {
  1: "Default/Global Information",
  2: "Guaranteed Service",
  5: "Controlled Load",
};
const parameterNames: { readonly [id: number]: string } = {
  4: "IS hop cnt",
  6: "Path b/w estimate",
  8: "Minimum path latency",
  10: "Composed MTU",
  127: "Token Bucket TSpec",
  130: "Guaranteed Service RSpec",
  133: "End-to-end composed value for C",
  134: "End-to-end composed value for D",
  135: "Since-last-reshaping point composed C",
  136: "Since-last-reshaping point composed D",
};

function single(line: DumpLine, at: number): number {
  return new DataView(line.bytes.buffer, line.bytes.byteOffset + at, 4).getFloat32(0);
}

/** Octets a second in single precision, in which tcpdump also divides. */
export function rate(line: DumpLine, at: number): string {
  return `${floatText(Math.fround(single(line, at) / MEGABIT), DIGITS)} Mbps`;
}

/** What traffic is described or asked for (RFC 2210 3): services with parameters. */
export function services(line: DumpLine, start: number, octets: number, indent: string): void {
  line.text(`${indent}Msg-Version: ${line.u8(start) >> 4}, length: ${4 * line.u16(start + 2)}`);
  let at = start + HEADER;
  let left = octets - HEADER;
  while (left >= HEADER) {
    const type = line.u8(at);
    const size = 4 * line.u16(at + 2);
    line.text(`${indent}Service Type: ${serviceNames[type] ?? "unknown"} (${type})`);
    line.text(`, break bit ${line.u8(at + 1) & 0x80 ? "" : "not "}set, Service length: ${size}`);
    at += HEADER;
    left -= HEADER;
    for (let rest = size; rest >= HEADER;) {
      const taken = parameter(line, at, left);
      if (taken === 0) break;
      at += taken;
      left -= taken;
      rest -= taken;
    }
  }
}

/** Writes a parameter and returns its octets, 0 where it is cut. */
function parameter(line: DumpLine, at: number, left: number): number {
  if (left < HEADER) return 0;
  const id = line.u8(at);
  const size = 4 * line.u16(at + 2);
  line.text(`\n\t      Parameter ID: ${parameterNames[id] ?? "unknown"} (${id}), length: ${size}, Flags: [0x`);
  line.hex(line.u8(at + 1), 2);
  line.text("]");
  if (left < size + HEADER) return 0;
  const value = at + HEADER;
  if (id === 127) {
    if (size === 20) bucket(line, value);
  } else if (id === 130) {
    if (size === 8) line.text(`\n\t\tRate: ${rate(line, value)}\n\t\tSlack Term: ${line.u32(value + 4)}`);
  } else if (id in parameterNames) {
    if (size === 4) line.text(`\n\t\t${number(line, id, value)}`);
  } else if (line.verbose <= 1) line.hexLines(value, size, "\n\t\t");
  return size + HEADER;
}

function number(line: DumpLine, id: number, at: number): string {
  const value = line.u32(at);
  if (id === 4) return `IS hop count: ${value}`;
  if (id === 6) return `Path b/w estimate: ${rate(line, at)}`;
  if (id === 8) return `Minimum path latency: ${value === UNCARED ? "don't care" : value}`;
  return id === 10 ? `Composed MTU: ${value} bytes` : `Value: ${value}`;
}

function bucket(line: DumpLine, at: number): void {
  line.text(`\n\t\tToken Bucket Rate: ${rate(line, at)}`);
  line.text(`\n\t\tToken Bucket Size: ${floatText(single(line, at + 4), DIGITS)} bytes`);
  line.text(`\n\t\tPeak Data Rate: ${rate(line, at + 8)}`);
  line.text(`\n\t\tMinimum Policed Unit: ${line.u32(at + 12)} bytes`);
  line.text(`\n\t\tMaximum Packet Size: ${line.u32(at + 16)} bytes`);
}
