import type { DumpLine } from "../../definition/dump-line.ts";
import { addressFamilies } from "../parts/address-family-words.ts";
import type { Print } from "./rsvp-content.dump.ts";

const HEADER = 4;
const kinds: { readonly [type: number]: string } = {
  1: "Source TNA address",
  2: "Destination TNA address",
  3: "Diversity",
  4: "Egress label",
  5: "Service level",
};
const [SOURCE, DESTINATION, DIVERSITY, LABEL, LEVEL] = [1, 2, 3, 4, 5] as const;
const [IPV4, IPV6, NSAP] = [1, 2, 3] as const;

/** What users ask of an optical network (RFC 3476 3.1.2). */
export const userInterface: Print = (line, { at, length, start }) => {
  let known = true;
  for (let next = at, left = length; left > 0;) {
    if (left < HEADER) {
      line.invalid();
      return null;
    }
    const [size, type, family] = [line.u16(next), line.u8(next + 2), line.u8(next + 3)];
    line.text(`${start}Subobject Type: ${kinds[type] ?? "Unknown"} (${type})`);
    line.text(`, AF: ${addressFamilies[family] ?? "Unknown"} (${family}), length: ${size}`);
    if (size < HEADER || size > left) {
      line.invalid();
      return null;
    }
    if (size < HEADER + least(type, family)) {
      line.text(`${start.slice(0, -2)}ERROR: sub-object is too short`);
      return null;
    }
    if (isOpaque(type, family, size)) known = false;
    else part(line, next + HEADER, type, family, start);
    next += size;
    left -= size;
  }
  return known;
};

/** Octets of a part behind its header, at least. */
function least(type: number, family: number): number {
  if (type === SOURCE || type === DESTINATION) return { [IPV4]: 4, [IPV6]: 16 }[family] ?? 0;
  if (type === LABEL) return 12;
  return type === LEVEL ? 4 : 0;
}

/** Parts that are shown in hexadecimal, with the whole object. */
function isOpaque(type: number, family: number, size: number): boolean {
  if (type === DIVERSITY) return size > HEADER;
  return kinds[type] === undefined || ((type === SOURCE || type === DESTINATION) && family === NSAP);
}

function part(line: DumpLine, body: number, type: number, family: number, start: string): void {
  if (type === LABEL) {
    line.text(`${start}  U-bit: ${line.u8(body) >> 7}, Label type: ${line.u8(body + 3)}`);
    return line.text(`, Logical port id: ${line.u32(body + 4)}, Label: ${line.u32(body + 8)}`);
  }
  if (type === LEVEL) return line.text(`${start}  Service level: ${line.u8(body)}`);
  if (type === DIVERSITY || (family !== IPV4 && family !== IPV6)) return;
  line.text(`${start}  UNI IPv${family === IPV4 ? 4 : 6} TNA address: `);
  if (family === IPV4) line.host4(body);
  else line.host6(body);
}
