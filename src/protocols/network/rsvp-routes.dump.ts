import type { DumpLine } from "../../definition/dump-line.ts";
import { digits, type Print } from "./rsvp-content.dump.ts";
import { typeNames } from "./rsvp-names.dump.ts";
import { rate } from "./rsvp-services.dump.ts";

export const detour: Print = (line, { at, length, start }) => {
  for (let i = 0; i + 8 <= length; i += 8) {
    line.text(`${start}PLR-ID: `);
    line.host4(at + i);
    line.text(", Avoid-Node-ID: ");
    line.host4(at + i + 4);
  }
  return true;
};

export const reroute: Print = (line, { at, type, start }) => {
  line.text(`${start}Setup Priority: ${line.u8(at)}, Holding Priority: ${line.u8(at + 1)}`);
  line.text(`, Hop-limit: ${line.u8(at + 2)}, Bandwidth: ${rate(line, at + 4)}`);
  digits(line, type === 1 ? `${start}Include-any: ` : `${start}Include Colors: `, line.u32(at + 8), 8);
  digits(line, type === 1 ? ", Exclude-any: " : ", Exclude Colors: ", line.u32(at + 12), 8);
  if (type === 1) digits(line, ", Include-all: ", line.u32(at + 16), 8);
  return true;
};

const attributeFlags = [
  [1, "Local Protection"],
  [2, "Label Recording"],
  [4, "SE Style"],
  [8, "Bandwidth protection"],
  [16, "Node protection"],
] as const;
/** A number as C's `%#x` has it. */
const marked = (value: number): string => (value === 0 ? "0" : `0x${value.toString(16)}`);

export const attribute: Print = (line, { at, length, start }) => {
  const size = line.u8(at + 3);
  if (length < 4 + size) {
    line.text(`${start.slice(0, -2)}ERROR: object is too short`);
    return null;
  }
  line.text(`${start}Session Name: `);
  line.visibleText(at + 4, size);
  const flags = line.u8(at + 2);
  line.text(`${start}Setup Priority: ${line.u8(at)}, Holding Priority: ${line.u8(at + 1)}, Flags: [`);
  line.bitNames(attributeFlags, flags, ", ", "none");
  line.text(`] (${marked(flags)})`);
  return true;
};

const partNames: { readonly [type: number]: string } = {
  0: "Reserved",
  1: "IPv4 prefix",
  2: "IPv6 prefix",
  3: "Label",
  32: "Autonomous system number",
  64: "MPLS label switched path termination",
};
const protections = [
  [1, "Local protection available"],
  [2, "Local protection in use"],
  [4, "Bandwidth protection"],
  [8, "Node protection"],
] as const;

/** The parts of a route, explicit or recorded (RFC 3209 4.3). */
export const route: Print = (line, { at, length, start }) => {
  for (let next = at, left = length; left > 0;) {
    const type = line.u8(next) & 0x7f;
    const size = line.u8(next + 1);
    line.text(`${start}Subobject Type: ${partNames[type] ?? `Unknown ${type}`}, length ${size}`);
    if (size === 0) {
      line.text(`${start}ERROR: zero length ERO subtype`);
      return true;
    }
    if (size > left) {
      line.text(`${start}ERROR: ERO subobject length > object length`);
      return true;
    }
    if (type === 1 || type === 3) {
      if (size !== 8) {
        line.text(" ERROR: length != 8");
        line.invalid();
        return null;
      }
      if (type === 3) labelPart(line, next);
      else if (!prefixPart(line, next)) return null;
    }
    next += size;
    left -= size;
  }
  return true;
};

function prefixPart(line: DumpLine, at: number): boolean {
  const bits = line.u8(at + 6);
  if (bits !== 32) {
    line.text(` ERROR: Prefix length ${bits} != 32`);
    line.invalid();
    return false;
  }
  line.text(line.u8(at) & 0x80 ? ", Loose, " : ", Strict, ");
  line.host4(at + 2);
  line.text(`/${bits}, Flags: [`);
  line.bitNames(protections, line.u8(at + 7), ", ", "none");
  line.text("]");
  return true;
}

function labelPart(line: DumpLine, at: number): void {
  const flags = line.u8(at + 2);
  const type = line.u8(at + 3);
  line.text(`, Flags: [${flags & 1 ? "Global" : "none"}] (${marked(flags)}), Class-Type: `);
  line.text(`${typeNames[21][type] ?? "Unknown"} (${type}), ${line.u32(at + 4)}`);
}
