import { TRUNCATED, type DumpLine } from "../../definition/dump-line.ts";
import type { Content } from "./rsvp-content.dump.ts";
import { contents, leastOctets } from "./rsvp-contents.dump.ts";
import { classNames, typeNames } from "./rsvp-names.dump.ts";

const HEADER = 4;

/** The objects of a message (RFC 2205 3.1.2), each on lines that begin with `start`; false where one of them is wrong. */
export function objects(line: DumpLine, from: number, octets: number, start: string): boolean {
  let at = from;
  for (let left = octets; left >= HEADER;) {
    line.need(at, HEADER);
    const size = line.u16(at);
    if (size % 4 !== 0) return wrong(line, `${start}ERROR: object header size ${size} not a multiple of 4`);
    if (size < HEADER) return wrong(line, `${start}ERROR: object header too short ${size} < ${HEADER}`);
    const number = line.u8(at + 2);
    const type = line.u8(at + 3);
    head(line, number, type, size, start);
    if (left < size) return wrong(line, `${start}ERROR: object goes past end of objects TLV`);
    if (!line.has(at, size)) throw TRUNCATED;
    const content: Content = { at: at + HEADER, length: size - HEADER, type, start: `${start}  ` };
    const least = leastOctets(number, type);
    if (least !== undefined && content.length < least) return wrong(line, `${start}ERROR: object is too short`);
    const print = least === undefined ? undefined : contents[number];
    const known = print?.(line, content);
    if (known === null) return false;
    if (line.verbose > 1 || known !== true) line.hexLines(content.at, content.length, "\n\t    ");
    at += size;
    left -= size;
  }
  return true;
}

function wrong(line: DumpLine, text: string): false {
  line.text(text);
  return false;
}

function head(line: DumpLine, number: number, type: number, size: number, start: string): void {
  line.text(`${start}${classNames[number] ?? "Unknown"} Object (${number}) Flags: [`);
  line.text(number < 128 ? "reject" : `ignore ${number & 64 ? "and forward" : "silently"}`);
  line.text(` if unknown], Class-Type: ${typeNames[number]?.[type] ?? "Unknown"} (${type}), length: ${size}`);
}
