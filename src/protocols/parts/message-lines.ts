import { decodeText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField, Common, Fields } from "../../definition/kinds.ts";
import type { Also, LineForm } from "./text-lines.ts";

/**
 * The first line of a message: a response begins with the protocol's version, a request ends with it. Both are three
 * words, the last (of a request the middle one) with blanks in it; older and broken ones have but two.
 */
export function startLineForms(protocol: string, request: Fields, response: Fields): readonly LineForm[] {
  const between = " ";
  return [
    { pattern: new RegExp(`^(${protocol}/[^ ]*) ([^ ]*) (.*)$`, "s"), between, pieces: response },
    { pattern: new RegExp(`^(${protocol}/[^ ]*) ([^ ]*)$`, "s"), between, pieces: firstTwo(response) },
    { pattern: /^([^ ]*) (.*) ([^ ]*)$/s, between, pieces: request },
    { pattern: /^([^ ]*) (.*)$/s, between, pieces: firstTwo(request) },
    { pattern: /^(.*)$/s, pieces: { text: text("rest", { filter: "" }) } },
  ];
}

function firstTwo(pieces: Fields): Fields {
  return Object.fromEntries(Object.entries(pieces).slice(0, 2));
}

/** What headers are beside their name and value. */
export interface HeaderFields {
  /** Headers by their names in lower case, as fields over whole lines. */
  readonly named: { readonly [name: string]: AnyField };
  /** Headers of other names. */
  readonly others?: readonly Also[];
  /** Fields that each line is, too. */
  readonly behind?: readonly Also[];
}

/** A header of a message in the manner of RFC 5322: its name, its colon with the blanks after it, and its value. */
export function headerForms({ named, others = [], behind = [] }: HeaderFields): readonly LineForm[] {
  const pieces = {
    name: text("rest", { filter: "" }),
    colon: text("rest", { filter: "", default: ": " }),
    value: text("rest", { filter: "" }),
  };
  // A folded line, or one that the end of the segment cuts, has no name.
  return [
    { pattern: /^([^:\s][^:]*)(:[ \t]*)(.*)$/s, pieces, named, others, behind },
    { pattern: /^(.*)$/s, pieces: { text: text("rest", { filter: "" }) } },
  ];
}

/** The text behind the colon of a header and the blanks that follow it. */
export function headerValue(bytes: Uint8Array, start: number, end: number): string {
  return decodeText(bytes, ...headerRegion(bytes, start, end));
}

/** A line without its end. */
export function lineRegion(bytes: Uint8Array, start: number, end: number): readonly [number, number] {
  let to = end;
  if (to > start && bytes[to - 1] === 0x0a) to--;
  if (to > start && bytes[to - 1] === 0x0d) to--;
  return [start, to];
}

/** Where that is. */
export function headerRegion(bytes: Uint8Array, start: number, end: number): readonly [number, number] {
  let from = start;
  while (from < end && bytes[from] !== 0x3a) from++;
  from++;
  while (from < end && (bytes[from] === 0x20 || bytes[from] === 0x09)) from++;
  const [, to] = lineRegion(bytes, start, end);
  return [Math.min(from, to), to];
}

/** Fields of headers by their names in lower case: a filter name and a label each, and what they have in common. */
export function headerFields(
  table: { readonly [name: string]: string },
  about: Pick<Common<string>, "line"> = {},
): { readonly [name: string]: AnyField } {
  const value = derivedText("header", headerValue);
  return Object.fromEntries(
    Object.entries(table).map(([filter, label]) => [label.toLowerCase(), custom(value, { filter, label, ...about })]),
  );
}
