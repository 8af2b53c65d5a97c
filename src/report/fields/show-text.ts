import { decodeText } from "../../bytes/text.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import type { FieldInfo } from "../../definition/registry.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { fieldRow, ValueKind, type FieldRow } from "./field-rows.ts";
import { writeValue } from "./write-value.ts";

const out = new TextWriter();
const rows = new WeakMap<FieldInfo, FieldRow>();

/** The value of a field as tshark prints it for programs (`show` of PDML, `-T fields -e`). */
export function showText(values: FieldValues, layer: number, quad: number): string {
  const row = rowOf(values.info(quad));
  if (row.kind === ValueKind.text) return values.text(layer, quad);
  out.clear();
  writeValue(out, values, layer, quad, row);
  return decodeText(out.buffer, 0, out.length);
}

function rowOf(info: FieldInfo): FieldRow {
  const known = rows.get(info);
  if (known) return known;
  const made = fieldRow(info);
  rows.set(info, made);
  return made;
}
