import { hexDump } from "../../bytes/hex-dump.ts";
import type { DumpLine } from "../../definition/dump-line.ts";

const nodeTypes: { readonly [type: number]: string } = { 1: "b-node", 2: "p-node", 4: "m-node", 8: "h-node" };
const overloads: { readonly [type: number]: string } = { 1: "file", 2: "sname", 3: "file+sname" };
const hardwareTypes: { readonly [type: number]: string } = {
  1: "ether",
  6: "ieee802",
  7: "arcnet",
  15: "frelay",
  23: "strip",
  24: "ieee1394",
};
const agentTexts: { readonly [code: number]: string } = { 1: "Circuit-ID", 2: "Remote-ID", 6: "Subscriber-ID" };

/** Prints the value of an option that has a form of its own; returns how many octets are left over. */
export function dhcpSpecialOption(line: DumpLine, code: number, at: number, length: number): number {
  switch (code) {
    case 46:
      return oneOf(line, nodeTypes, at, length);
    case 52:
      return oneOf(line, overloads, at, length);
    case 61:
      return clientId(line, at, length);
    case 77:
      return userClasses(line, at, length);
    case 81:
      return clientName(line, at, length);
    case 82:
      return relayAgent(line, at, length);
    default:
      return routes(line, at, length);
  }
}

function quoted(line: DumpLine, at: number, end: number): void {
  line.text('"');
  line.visible(at, end);
  line.text('"');
}

function oneOf(line: DumpLine, texts: { readonly [value: number]: string }, at: number, length: number): number {
  if (length < 1) {
    line.text("[ERROR: length < 1 bytes]");
    return 0;
  }
  line.named(texts, line.u8(at), "#%");
  return length - 1;
}

function clientId(line: DumpLine, at: number, length: number): number {
  if (length < 1) {
    line.text("[ERROR: length < 1 bytes]");
    return 0;
  }
  const type = line.u8(at);
  if (type === 0) quoted(line, at + 1, at + length);
  else {
    line.named(hardwareTypes, type, "hardware-type %,");
    line.text(" ");
    line.mac(line.bytes, at + 1, length - 1);
  }
  return 0;
}

function clientName(line: DumpLine, at: number, length: number): number {
  if (length < 3) {
    line.text("[ERROR: length < 3 bytes]");
    return 0;
  }
  const flags = line.u8(at);
  if (flags >> 4) line.text(`[ERROR: MBZ nibble 0x${(flags >> 4).toString(16)} != 0] `);
  if (flags & 15) line.text(`[${["S", "O", "E", "N"].filter((_, bit) => flags & (1 << bit)).join("")}] `);
  if (line.u8(at + 1) || line.u8(at + 2)) line.text(`${line.u8(at + 1)}/${line.u8(at + 2)} `);
  quoted(line, at + 3, at + length);
  return 0;
}

function relayAgent(line: DumpLine, at: number, length: number): number {
  let next = at;
  let left = length;
  while (left >= 2) {
    const code = line.u8(next);
    const size = line.u8(next + 1);
    next += 2;
    left -= 2;
    line.text(`\n\t      ${agentTexts[code] ?? "Unknown"} SubOption ${code}, length ${size}: `);
    if (size > left) {
      line.text("length goes past end of option");
      return 0;
    }
    if (agentTexts[code] !== undefined) line.visible(next, next + size);
    else hexDump(line, line.bytes, next, next + size, "\n\t\t", false);
    next += size;
    left -= size;
  }
  return left;
}

function routes(line: DumpLine, at: number, length: number): number {
  if (length < 5) {
    line.text("[ERROR: length < 5 bytes]");
    return 0;
  }
  const end = at + length;
  for (let next = at; next < end;) {
    if (next > at) line.text(",");
    const width = line.u8(next++);
    if (width > 32) {
      line.text(`[ERROR: Mask width (${width}) > 32]`);
      return 0;
    }
    const octets = (width + 7) >> 3;
    if (end - next < octets + 4) {
      line.text(`[ERROR: Remaining length (${end - next}) < ${octets + 4} bytes]`);
      return 0;
    }
    line.text("(");
    if (width === 0) line.text("default");
    else {
      for (let i = 0; i < 4; i++) line.text(`${i > 0 ? "." : ""}${i < octets ? line.u8(next + i) : 0}`);
      line.text(`/${width}`);
    }
    line.text(":");
    line.host4(next + octets);
    line.text(")");
    next += octets + 4;
  }
  return 0;
}

function userClasses(line: DumpLine, at: number, length: number): number {
  if (length < 2) {
    line.text("[ERROR: length < 2 bytes]");
    return 0;
  }
  const end = at + length;
  let instance = 1;
  for (let next = at; next < end; instance++) {
    const size = line.u8(next++);
    line.text(`\n\t      instance#${instance}: `);
    if (size === 0) {
      line.text("[ERROR: suboption length must be non-zero]");
      return 0;
    }
    if (size > end - next) {
      line.text("[ERROR: invalid option]");
      return 0;
    }
    quoted(line, next, next + size);
    line.text(`, length ${size}`);
    next += size;
  }
  return 0;
}
