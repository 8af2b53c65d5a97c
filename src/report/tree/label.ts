import { printable } from "../../bytes/printable.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { LineNames } from "../../definition/dump-line.ts";
import type { FieldInfo } from "../../definition/registry.ts";
import { wordOf } from "../../definition/value-strings.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";

/** Octets of a value that a label shows. */
const SHOWN_OCTETS = 36;
const TRUTH = ["True", "False"] as const;

/** Writes the line of a field in a tree, as Wireshark does where the protocol does not say otherwise: label and value. */
export function writeLabel(
  out: TextWriter,
  values: FieldValues,
  layer: number,
  quad: number,
  row: FieldRow,
  names: LineNames,
): void {
  const { info, kind } = row;
  if (row.kind !== ValueKind.none) bitPattern(out, values, layer, quad, info);
  out.utf8(info.label);
  if (kind === ValueKind.none) return;
  out.text(": ");
  const name = nameOf(values, layer, quad, row, names);
  if (name !== undefined) out.utf8(`${name} (`);
  writeLabelValue(out, values, layer, quad, row);
  if (name !== undefined) out.octet(41);
  const { unit } = info.field;
  if (unit !== undefined && !info.view) out.utf8(unit);
}

/** The name of an address, where those are shown. */
function nameOf(
  values: FieldValues,
  layer: number,
  quad: number,
  { kind, type, generated }: FieldRow,
  names: LineNames,
): string | undefined {
  if (generated) return undefined;
  const isEther = type === "FT_ETHER";
  if (!isEther && kind !== ValueKind.ipv4 && kind !== ValueKind.ipv6) return undefined;
  values.locate(layer, quad);
  if (isEther) return names.ether(values.bytes, values.from);
  return kind === ValueKind.ipv4 ? names.ipv4(values.bytes, values.from) : names.ipv6(values.bytes, values.from);
}

/** Writes the value of a field for people: words with their numbers, octets in hexadecimal, times with their unit. */
function writeLabelValue(out: TextWriter, values: FieldValues, layer: number, quad: number, row: FieldRow): void {
  const { info } = row;
  switch (row.kind) {
    case ValueKind.boolean: {
      const truth = (info.view ? info.view.truth : info.field.truth) ?? TRUTH;
      out.utf8(truth[values.number(layer, quad) === 0 ? 1 : 0]);
      return;
    }
    case ValueKind.decimal:
    case ValueKind.hex:
    case ValueKind.octal:
      number(out, values, layer, quad, row);
      return;
    case ValueKind.octets:
      octets(out, values.octets(layer, quad));
      return;
    case ValueKind.text:
      out.utf8(printable(values.text(layer, quad)));
      return;
    case ValueKind.duration:
      writeValue(out, values, layer, quad, row);
      out.text(" seconds");
      return;
    default:
      writeValue(out, values, layer, quad, row);
  }
}

function number(out: TextWriter, values: FieldValues, layer: number, quad: number, row: FieldRow): void {
  const { info, show } = row;
  const value = values.number(layer, quad);
  const word = wordOf(info, value);
  const isNamed = info.view ? info.view.strings : (info.field.strings ?? info.field.names);
  if (isNamed) {
    out.utf8(word ?? "Unknown");
    if (show === "word") return;
    out.text(" (");
    writeValue(out, values, layer, quad, row);
    out.octet(41);
    return;
  }
  writeValue(out, values, layer, quad, row);
  if (show === "dec-hex") {
    out.text(" (0x");
    out.hex(value, row.digits);
    out.octet(41);
  } else if (show === "hex-dec") out.text(` (${value})`);
}

function octets(out: TextWriter, bytes: Uint8Array): void {
  if (bytes.length === 0) out.text("<MISSING>");
  out.hexOctets(bytes, 0, Math.min(bytes.length, SHOWN_OCTETS));
  if (bytes.length > SHOWN_OCTETS) out.text("…");
}

/** `.... ..1. = `: the octets that a number is some bits of, those bits as they are. */
function bitPattern(out: TextWriter, values: FieldValues, layer: number, quad: number, info: FieldInfo): void {
  const bits = 8 * values.size(quad);
  if (info.mask === 0 || bits > 32 || (info.role === "generated" && !info.view)) return;
  const mask = (info.mask << info.shift) >>> 0;
  if (mask === 2 ** bits - 1) return;
  const word = values.word(layer, quad);
  for (let bit = bits - 1; bit >= 0; bit--) {
    out.octet(((mask >>> bit) & 1) === 0 ? 46 : 48 + ((word >>> bit) & 1));
    if (bit % 4 === 0) out.octet(32);
  }
  out.text("= ");
}
