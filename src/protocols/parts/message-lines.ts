import { text } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import type { LineForm } from "./text-lines.ts";

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
    { pattern: /^(.*)$/s, pieces: { text: text("rest") } },
  ];
}

function firstTwo(pieces: Fields): Fields {
  return Object.fromEntries(Object.entries(pieces).slice(0, 2));
}

/** A header of a message in the manner of RFC 5322: its name, its colon with the blanks after it, and its value. */
export function headerForms(value: AnyField, named: { readonly [name: string]: AnyField }): readonly LineForm[] {
  const pieces = {
    name: text("rest", { filter: "header.name", label: "Name" }),
    colon: text("rest", { default: ": " }),
    value,
  };
  // A folded line, or one that the end of the segment cuts, has no name.
  return [
    { pattern: /^([^:\s][^:]*)(:[ \t]*)(.*)$/s, pieces, named },
    { pattern: /^(.*)$/s, pieces: { text: text("rest") } },
  ];
}

/** Fields of headers by their names in lower case: a filter name and a label each. */
export function headerFields(
  table: { readonly [name: string]: string },
  prefix = "",
): { readonly [name: string]: AnyField } {
  return Object.fromEntries(
    Object.entries(table).map(([name, label]) => [
      label.toLowerCase(),
      text("rest", { filter: `${prefix}${name}`, label }),
    ]),
  );
}
