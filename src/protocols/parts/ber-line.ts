import { u32 } from "../../bytes/numbers.ts";
import type { DumpLine } from "../../definition/dump-line.ts";
import { mibNames } from "./mib.ts";

/** What an element is to its reader. */
export type Kind =
  | "octets"
  | "null"
  | "oid"
  | "integer"
  | "unsigned"
  | "unsigned64"
  | "string"
  | "sequence"
  | "address"
  | "pdu"
  | "exception"
  | "unknown";

/** An element of the Basic Encoding Rules, as it lies in the packet. */
export interface Element {
  readonly kind: Kind;
  /** The number in its tag. */
  readonly id: number;
  /** Where its contents are. */
  readonly at: number;
  readonly size: number;
  /** Octets of tag, length and contents. */
  readonly whole: number;
}

// oxfmt-ignore
const universal = [
  "U-0", "Boolean", "Integer", "Bitstring", "String", "Null", "ObjID", "ObjectDes", "U-8", "U-9", "U-10", "U-11", "U-12", "U-13", "U-14", "U-15",
  "Sequence", "Set",
];
const application = ["IpAddress", "Counter", "Gauge", "TimeTicks", "Opaque", "C-5", "Counter64"];
const pduTexts = [
  "GetRequest",
  "GetNextRequest",
  "GetResponse",
  "SetRequest",
  "Trap",
  "GetBulk",
  "Inform",
  "V2Trap",
  "Report",
];
const exceptionTexts = ["noSuchObject", "noSuchInstance", "endOfMibView"];
/** The names of tags by their class; the classes themselves tcpdump calls `x`. */
const classes = [universal, application, pduTexts, ["P-0"]] as const;
const CONTEXT = 2;

const universalKinds: { readonly [id: number]: Kind } = { 2: "integer", 4: "string", 5: "null", 6: "oid" };
const applicationKinds: { readonly [id: number]: Kind } = {
  0: "address",
  1: "unsigned",
  2: "unsigned",
  3: "unsigned",
  6: "unsigned64",
};

/** Reads the element at `at`, of at most `length` octets. What is wrong with it is printed, and undefined returned. */
export function element(line: DumpLine, at: number, length: number): Element | undefined {
  if (length < 1) return problem(line, "[nothing to parse]");
  const tag = line.u8(at);
  const constructed = (tag & 0x20) !== 0;
  const form = constructed ? "C" : "P";
  const names = classes[tag >> 6];
  let next = at + 1;
  let left = length - 1;
  let id = tag & 0x1f;
  if (id === 0x1f) {
    for (id = 0; line.u8(next) & 0x80; next++, left--) {
      if (left < 1) return problem(line, "[Xtagfield?]");
      id = ((id << 7) | (line.u8(next) & 0x7f)) & 0xff;
    }
    if (left < 1) return problem(line, "[Xtagfield?]");
    id = ((id << 7) | line.u8(next++)) & 0xff;
    left--;
  }
  if (left < 1) return problem(line, "[no asnlen]");
  let size = line.u8(next++);
  left--;
  if (size & 0x80) {
    const octets = size & 0x7f;
    if (left < octets) return problem(line, `[asnlen? ${left}<${octets}]`);
    if (!line.has(next, octets)) return cut(line);
    size = 0;
    for (let i = 0; i < octets; i++) size = ((size << 8) | line.u8(next + i)) >>> 0;
    next += octets;
    left -= octets;
  }
  if (left < size) return problem(line, `[len${left}<asnlen${size}]`);
  if (id >= names.length) return problem(line, `[id?${form}/x/${id}]`);
  if (!line.has(next, size)) return cut(line);
  const kind = constructed ? constructedKind(line, tag >> 6, id) : primitiveKind(line, tag >> 6, id);
  if (kind === "integer" && size === 0) return problem(line, "[asnlen=0]");
  return { kind, id, at: next, size, whole: next - at + size };
}

function problem(line: DumpLine, text: string): undefined {
  line.text(text);
  return undefined;
}

function cut(line: DumpLine): undefined {
  line.truncated();
  return undefined;
}

function primitiveKind(line: DumpLine, number: number, id: number): Kind {
  if (number === CONTEXT) return id < exceptionTexts.length ? "exception" : "unknown";
  const kind = number === 0 ? universalKinds[id] : number === 1 ? applicationKinds[id] : undefined;
  if (kind) return kind;
  line.text(`[P/${"UAxx"[number]}/${classes[number][id]}]`);
  return "octets";
}

function constructedKind(line: DumpLine, number: number, id: number): Kind {
  if (number === CONTEXT) return "pdu";
  if (number === 0 && id === 16) return "sequence";
  line.text(`C/${"Uxxx"[number]}/${classes[number][id]}`);
  return "octets";
}

/** The 32 bits that an integer ends with, as two's complement. */
export function integerOf(line: DumpLine, { at, size }: Element): number {
  let value = line.u8(at) & 0x80 ? -1 : 0;
  for (let i = 0; i < size; i++) value = (value << 8) | line.u8(at + i);
  return value;
}

/** Prints an element without those in it. */
export function elementLine(line: DumpLine, of: Element): void {
  const { at, size, id } = of;
  switch (of.kind) {
    case "octets":
      return octetsLine(line, of);
    case "null":
      return;
    case "oid":
      return identifierLine(line, at, size);
    case "integer":
      return line.decimal(integerOf(line, of));
    case "unsigned":
      return line.decimal(unsigned(line, at, size));
    case "unsigned64":
      return line.text(String(unsigned64(line, at, size)));
    case "string":
      return stringLine(line, of);
    case "sequence":
      return line.text(`Seq(${size})`);
    case "address":
      if (size !== 4) line.text("[inetaddr len!=4]");
      for (let i = 0; i < size; i++) line.text(`${i === 0 ? "" : "."}${line.u8(at + i)}`);
      return;
    case "exception":
      return line.text(`[${exceptionTexts[id]}]`);
    case "pdu":
      return line.text(`${pduTexts[id]}(${size})`);
    case "unknown":
      return line.text("[BE_ANY!?]");
  }
}

function unsigned(line: DumpLine, at: number, size: number): number {
  let value = 0;
  for (let i = Math.max(0, size - 4); i < size; i++) value = value * 256 + line.u8(at + i);
  return value;
}

function unsigned64(line: DumpLine, at: number, size: number): bigint {
  if (size >= 8) return line.u64(at + size - 8);
  return size <= 4
    ? BigInt(unsigned(line, at, size))
    : (BigInt(unsigned(line, at, size - 4)) << 32n) | BigInt(u32(line.bytes, at + size - 4));
}

/** Each octet in hexadecimal behind an underscore. */
export function octetsLine(line: DumpLine, { at, size }: Element): void {
  for (let i = 0; i < size; i++) {
    line.text("_");
    line.hex(line.u8(at + i), 2);
  }
}

/** A string as such where all of it is printable, else its octets. */
export function stringLine(line: DumpLine, { at, size }: Element): void {
  let printable = true;
  for (let i = at; i < at + size; i++) if (line.bytes[i] < 0x20 || line.bytes[i] > 0x7e) printable = false;
  if (printable) {
    line.text('"');
    line.octets(line.bytes, at, at + size);
    line.text('"');
    return;
  }
  for (let i = 0; i < size; i++) {
    if (i > 0) line.text("_");
    line.hex(line.u8(at + i), 2);
  }
}

/** Beginnings that names leave out: on the wire, and what is printed in their place. */
// oxfmt-ignore
const abbreviations: readonly (readonly [object: string, wire: readonly number[], prefix: string])[] = [
  ["1.3.6.1.2.1", [0x2b, 6, 1, 2, 1], ""],
  ["1.3.6.1.4.1", [0x2b, 6, 1, 4, 1], "E:"],
  ["1.3.6.1.3", [0x2b, 6, 1, 3], "X:"],
  ["1.3.6.1.6.3", [0x2b, 6, 1, 6, 3], "S:"],
];

function identifierLine(line: DumpLine, at: number, size: number): void {
  const named = line.options.numeric !== true;
  let object = "";
  let next = at;
  let first = true;
  let dot = true;
  const abbreviation =
    named && size > 2
      ? abbreviations.find(([, wire]) => size >= wire.length && wire.every((octet, i) => line.bytes[at + i] === octet))
      : undefined;
  if (abbreviation) {
    object = abbreviation[0];
    next += abbreviation[1].length;
    line.text(abbreviation[2]);
    first = false;
    dot = false;
  }
  let known = named;
  const arc = (number: number): void => {
    const name = known ? mibNames(object)?.get(number) : undefined;
    if (dot) line.text(".");
    if (name === undefined) line.decimal(number >>> 0);
    else line.text(name);
    known = name !== undefined;
    object = object === "" ? String(number) : `${object}.${number}`;
    dot = true;
  };
  let number = 0;
  for (; next < at + size; next++) {
    const octet = line.u8(next);
    // Signed, as in tcpdump: numbers of more than 31 bits are what is left of them.
    number = (number << 7) | (octet & 0x7f);
    if (octet & 0x80) continue;
    if (first) {
      const root = Math.min(2, Math.trunc(number / 40));
      arc(root);
      number -= 40 * root;
      first = false;
    }
    arc(number);
    number = 0;
  }
}
