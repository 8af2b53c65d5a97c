import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { valueText } from "./value-text.ts";

/** Width of the column of names. */
const NAME_WIDTH = 12;

/** Every field of every layer, a line each, in the layout that Scapy's users know. */
export function showLayers(layers: readonly Layer[]): string {
  const lines: string[] = [];
  for (const layer of layers) {
    lines.push(`###[ ${layer.protocol.layer} ]###`);
    showStruct(lines, layer.protocol.fields as Fields, layer.values as { readonly [key: string]: unknown }, "  ");
    if (layer.trailer) lines.push(`  ${"trailer".padEnd(NAME_WIDTH)}= ${valueText(undefined, layer.trailer)}`);
  }
  return `${lines.join("\n")}\n`;
}

function showStruct(
  lines: string[],
  fields: Fields,
  values: { readonly [key: string]: unknown },
  indent: string,
): void {
  for (const [key, value] of Object.entries(values)) {
    if (value === undefined) continue;
    showField(lines, key, fields[key], value, indent);
  }
}

function showField(lines: string[], key: string, field: AnyField | undefined, value: unknown, indent: string): void {
  const name = `${indent}${key.padEnd(NAME_WIDTH)}= `;
  const inner = field?.kind === "when" ? field.of : field;
  if (Array.isArray(value) && value.some((item) => isRecord(item))) {
    lines.push(name.trimEnd());
    for (const item of value as readonly unknown[]) showItem(lines, inner, item, `${indent}  `);
  } else if (isRecord(value) && inner?.kind === "struct") {
    lines.push(name.trimEnd());
    showStruct(lines, inner.fields, value, `${indent}  `);
  } else lines.push(`${name}${valueText(inner, value)}`);
}

function showItem(lines: string[], list: AnyField | undefined, item: unknown, indent: string): void {
  const of = list?.kind === "repeated" ? list.of : undefined;
  if (of?.kind === "struct" && isRecord(item)) {
    lines.push(`${indent}-`);
    showStruct(lines, of.fields, item, `${indent}  `);
  } else if (isRecord(item) && "value" in item) {
    const key = String(item["name"] ?? `option ${String(item["code"])}`);
    lines.push(`${indent}${key.padEnd(NAME_WIDTH)}= ${valueText(undefined, item["value"])}`);
  } else if (isRecord(item) && "name" in item) lines.push(`${indent}${String(item["name"])}`);
  else lines.push(`${indent}${valueText(of, item)}`);
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
