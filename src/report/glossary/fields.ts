import type { Catalog } from "../../definition/catalog.ts";
import type { FieldType, Names, Show, ValueStrings } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Compiler } from "../../dissect/compile.ts";
import { shortName } from "../columns/column-text.ts";
import { FieldRows, NodeKind, type FieldRow } from "../fields/field-rows.ts";

const BASES: { readonly [show in Show]?: string } = {
  hex: "BASE_HEX",
  "hex-dec": "BASE_HEX_DEC",
  "dec-hex": "BASE_DEC_HEX",
  oct: "BASE_OCT",
  word: "BASE_NONE",
};

/** Every field that has a name of Wireshark's, each name of a protocol once; protocols in the order of the catalog. */
export function namedFields(catalog: Catalog, compiler: Compiler): ReadonlyMap<Protocol, readonly FieldRow[]> {
  catalog.protocols.forEach((_, id) => {
    if (id === 0) return;
    compiler.complete(id);
    compiler.record(id);
  });
  const rows = new FieldRows(catalog.registry);
  const found = new Map<Protocol, Map<string, FieldRow>>();
  for (const protocol of catalog.protocols) if (protocol) found.set(protocol, new Map());
  catalog.registry.fields.forEach(({ protocol, name }, id) => {
    const row = rows.row(id);
    const known = protocol && found.get(protocol);
    const isNamed = row.node === NodeKind.name || row.node === NodeKind.value || row.node === NodeKind.remark;
    if (known && isNamed && !known.has(name)) known.set(name, row);
  });
  return new Map(Array.from(found, ([protocol, byName]) => [protocol, [...byName.values()]]));
}

/** `-G protocols`: name, short name, filter name. */
export function protocolLines(catalog: Catalog): string[] {
  return catalog.protocols.flatMap((protocol) =>
    protocol ? [`${protocol.title}\t${shortName(protocol)}\t${protocol.name}`] : [],
  );
}

/** `-G fields`: a line that begins with P for each protocol, and with F for each of its fields. */
export function fieldLines(catalog: Catalog, compiler: Compiler): string[] {
  return Array.from(namedFields(catalog, compiler)).flatMap(([protocol, rows]) => [
    `P\t${protocol.title}\t${protocol.name}`,
    ...rows.map((row) =>
      ["F", row.info.label, row.info.name, row.type, protocol.name, baseOf(row), maskOf(row), ""].join("\t"),
    ),
  ]);
}

/** `-G values`: the words for values (V), for ranges of them (R), and for bits that are set or not (T). */
export function valueLines(catalog: Catalog, compiler: Compiler): string[] {
  const seen = new Set<string>();
  return [...namedFields(catalog, compiler).values()].flat().flatMap((row) => {
    const { info } = row;
    if (seen.has(info.name)) return [];
    seen.add(info.name);
    const truth = info.view ? info.view.truth : info.field.truth;
    if (row.type === "FT_BOOLEAN") return truth ? [`T\t${info.name}\t${truth[0]}\t${truth[1]}`] : [];
    const strings = info.view ? info.view.strings : info.field.strings;
    if (strings) return stringLines(info.name, strings);
    return info.view || !info.field.names ? [] : nameLines(info.name, info.field.names);
  });
}

function stringLines(name: string, strings: ValueStrings): string[] {
  if (!Array.isArray(strings)) return Object.entries(strings).map(([value, word]) => `V\t${name}\t${value}\t${word}`);
  return strings.map(([first, last, word]) => `R\t${name}\t0x${first.toString(16)}\t0x${last.toString(16)}\t${word}`);
}

function nameLines(name: string, names: Names): string[] {
  return Object.entries(names).map(([word, value]) => `V\t${name}\t${value}\t${word}`);
}

function baseOf({ type, show, info }: FieldRow): string {
  if (type === "FT_BOOLEAN")
    return info.mask === 0 ? "" : String(8 * Math.max(1, info.slot?.size ?? info.view?.size ?? 1));
  return /^FT_U?INT\d/.test(type) || type === "FT_CHAR" ? (BASES[show] ?? "BASE_DEC") : "";
}

function maskOf({ info, type }: FieldRow): string {
  const mask = (info.mask << info.shift) >>> 0;
  const whole = 2 ** (8 * (info.slot?.size ?? 0)) - 1;
  return mask === 0 || mask === whole || !isNumber(type) ? "0x0" : `0x${mask.toString(16)}`;
}

function isNumber(type: FieldType): boolean {
  return type === "FT_BOOLEAN" || type === "FT_CHAR" || /^FT_U?INT\d/.test(type);
}
