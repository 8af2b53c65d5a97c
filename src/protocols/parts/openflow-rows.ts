import { bytes, mac, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { AnyField, ValueStrings, View } from "../../definition/kinds.ts";
import type { Page } from "./laid-out.ts";
import { bitView } from "./bit-view.ts";
import { zeroPaddedText } from "./zero-padded-text.ts";

/**
 * What a field is: how many octets a number has and how it is shown, or that many octets of padding, of octets or of text;
 * `wide` ones are flags of two octets that are shown as if they had four.
 */
type Kind = `${"d" | "x" | "p" | "b" | "s"}${number}` | "mac" | "wide";
/** A field of a structure: its name, its label, what it is, and its words or its bits. */
export type Row = readonly [name: string, label: string, kind: Kind, about?: ValueStrings | readonly View[]];
type Structures = { readonly [structure: string]: readonly Row[] };

const numbers: { readonly [size: string]: (about: object) => AnyField } = { 1: u8, 2: u16, 4: u32 };

/** Wireshark's name of a field of a structure; one that begins with a point has it whole. */
function nameOf(structure: string, name: string): string {
  return name.startsWith(".") ? name.slice(1) : `${structure}.${name}`;
}

function fieldOf(structure: string, [name, label, kind, about]: Row): AnyField {
  const filter = nameOf(structure, name);
  if (kind === "mac") return mac({ filter, label });
  if (kind === "wide") return u16({ filter, label, show: "hex", type: "FT_UINT32", views: about as readonly View[] });
  const size = Number(kind.slice(1));
  if (kind.startsWith("s")) return zeroPaddedText(size, { filter, label, type: "FT_STRING" });
  if (kind.startsWith("p") || kind.startsWith("b")) return bytes(size, { filter, label });
  const show = kind.startsWith("x") ? ({ show: "hex" } as const) : {};
  if (size === 8) return u64({ filter, label, ...show });
  const isViews = (of: typeof about): of is readonly View[] => Array.isArray(of) && !Array.isArray(of[0]);
  const words = about === undefined ? {} : isViews(about) ? { views: about } : { strings: about };
  return numbers[size]({ filter, label, ...show, ...words });
}

const sizeOf = (kind: Kind): number => (kind === "mac" ? 6 : kind === "wide" ? 2 : Number(kind.slice(1)));

/** The fields of structures, by structure and name. */
export function structureFields(structures: Structures): { readonly [key: string]: AnyField } {
  const found: Record<string, AnyField> = {};
  for (const [structure, rows] of Object.entries(structures))
    for (const row of rows) found[`${structure}/${row[0]}`] = fieldOf(structure, row);
  return found;
}

/** Takes the fields of a structure, one behind another; returns the numbers in them by name. */
export function takeStructure(page: Page, structures: Structures, name: string): { readonly [name: string]: number } {
  const found: Record<string, number> = {};
  for (const [field, , kind] of structures[name] ?? []) found[field] = page.take(`${name}/${field}`, sizeOf(kind));
  return found;
}

/** Bits of a field, of which each row has the name behind the field's, the label and the mask. */
export function bits(
  prefix: string,
  rows: readonly (readonly [name: string, label: string, mask: number])[],
): readonly View[] {
  return rows.map(([name, label, mask]) => bitView(`${prefix}.${name}`, label, mask));
}
