import { readBer, type BerElement as Part } from "../../bytes/ber.ts";
import { decodeText } from "../../bytes/text.ts";

/** Writes filters as RFC 4515 does. */

const AND = 0xa0;
const OR = 0xa1;
const NOT = 0xa2;
const SUBSTRINGS = 0xa4;
const PRESENT = 0x87;
const EXTENSIBLE = 0xa9;
const comparisons: { readonly [tag: number]: string } = { 0xa3: "=", 0xa5: ">=", 0xa6: "<=", 0xa8: "~=" };
/** Filters within filters. */
const DEPTH_LIMIT = 24;

/** The filter in octets[start..end); the empty text where there is none. */
export function filterText(octets: Uint8Array, start: number, end: number): string {
  const part = { tag: 0, start: 0, end: 0 };
  return readBer(octets, start, end, part) ? written(octets, part, 0) : "";
}

function partsOf(octets: Uint8Array, { start, end }: Part): readonly Part[] {
  const parts: Part[] = [];
  for (let at = start; at < end;) {
    const part = { tag: 0, start: 0, end: 0 };
    if (!readBer(octets, at, end, part)) break;
    parts.push(part);
    at = part.end;
  }
  return parts;
}

function written(octets: Uint8Array, filter: Part, depth: number): string {
  const { tag, start, end } = filter;
  const text = (part: Part | undefined): string => (part ? decodeText(octets, part.start, part.end) : "");
  if (tag === PRESENT) return `(${decodeText(octets, start, end)}=*)`;
  const parts = partsOf(octets, filter);
  const inner = (): string =>
    depth < DEPTH_LIMIT ? parts.map((part) => written(octets, part, depth + 1)).join("") : "";
  if (tag === AND) return `(&${inner()})`;
  if (tag === OR) return `(|${inner()})`;
  if (tag === NOT) return `(!${inner()})`;
  if (tag === SUBSTRINGS) return `(${text(parts[0])}=${substrings(parts[1] ? partsOf(octets, parts[1]) : [], text)})`;
  if (tag === EXTENSIBLE) {
    const of = (number: number) => parts.find((part) => part.tag === 0x80 + number);
    const byName = of(4);
    const rule = of(1);
    const marks = `${byName && octets[byName.start] ? ":dn" : ""}${rule ? `:${text(rule)}` : ""}`;
    return `(${text(of(2))}${marks}:=${text(of(3))})`;
  }
  return `(${text(parts[0])}${comparisons[tag] ?? "?"}${parts[1] ? asserted(octets, parts[1]) : ""})`;
}

const FIRST = 0x80;
const LAST = 0x82;
function substrings(parts: readonly Part[], text: (part: Part) => string): string {
  const shown = parts.map(text).join("*");
  return `${parts[0]?.tag === FIRST ? "" : "*"}${shown}${parts.at(-1)?.tag === LAST ? "" : "*"}`;
}

/** A value that is text, or its octets as a number. */
function asserted(octets: Uint8Array, { start, end }: Part): string {
  const value = octets.subarray(start, end);
  if (value.every((octet) => octet >= 0x20 && octet < 0x7f)) return decodeText(octets, start, end);
  return `0x${Array.from(value, (octet) => octet.toString(16).padStart(2, "0")).join("")}`;
}
