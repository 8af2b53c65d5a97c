import { formatIPv4 } from "../../bytes/addresses.ts";
import type { FieldType } from "../../definition/kinds.ts";
import { DisplayFilterError } from "../filter-error.ts";
import { boundsIn } from "../syntax/ranges.ts";
import type { Range, Span } from "../syntax-tree.ts";
import { classOf, isSliceable, typeTitle } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import { workedOut, written, type Context, type Term } from "./term.ts";

/** Parts of a term's values. A value that has no such octets gives the parts before those, or none. */
export function sliceTerm<S>(context: Context<S>, of: Term<S>, ranges: readonly Range[], span: Span): Term<S> {
  if (!isSliceable(of.type)) {
    const title = typeTitle(of.type);
    const hint = `its octets are \`@${written(context, of.span)}\``;
    const message = of.field
      ? `"${written(context, of.span)}" is a ${title} and cannot be sliced into a sequence of bytes.`
      : `${written(context, of.span)} is a ${title} and cannot be converted into a sequence of bytes.`;
    throw new DisplayFilterError(message, of.span, of.field ? hint : undefined);
  }
  const isText = classOf(of.type) === "text";
  const type: FieldType = isText ? "FT_STRING" : "FT_BYTES";
  const slice = isText
    ? (value: Value) => textSlice(value as string, ranges)
    : (value: Value) => octetSlice(octetsIn(value), ranges);
  const values: Term<S>["values"] = (subject, found) =>
    of.values(subject, (value) => {
      const part = slice(value);
      return part.length > 0 && found(part);
    });
  return { ...workedOut(span, type, values), alone: "presence" };
}

function octetsIn(value: Value): Uint8Array {
  return value instanceof Uint8Array ? value : ipv4Octets(Number(value));
}

export function ipv4Octets(address: number): Uint8Array {
  return Uint8Array.of(address >>> 24, (address >>> 16) & 255, (address >>> 8) & 255, address & 255);
}

export function ipv4Text(address: number): string {
  return formatIPv4(ipv4Octets(address), 0);
}

function octetSlice(octets: Uint8Array, ranges: readonly Range[]): Uint8Array {
  const parts = partsOf(octets.length, ranges);
  if (parts.length === 1) return octets.subarray(...parts[0]);
  return Uint8Array.from(parts.flatMap(([start, end]) => Array.from(octets.subarray(start, end))));
}

/** Texts are counted in characters. */
function textSlice(text: string, ranges: readonly Range[]): string {
  const characters = Array.from(text);
  return partsOf(characters.length, ranges)
    .map(([start, end]) => characters.slice(start, end).join(""))
    .join("");
}

function partsOf(length: number, ranges: readonly Range[]): readonly (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  for (const range of ranges) {
    const bounds = boundsIn(range, length);
    if (!bounds) break;
    parts.push(bounds);
  }
  return parts;
}
