import { escapeSince } from "../../bytes/json-text.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { NodeKind, ValueKind, type FieldRow } from "../fields/field-rows.ts";
import { writeValue } from "../fields/write-value.ts";
import { isoMoment } from "../fields/moment-text.ts";

const QUOTE = 34;

/** What the values of a field are in NDJSON; what each kind of value becomes is `writeJsonValue`. */
export type JsonType = "boolean" | "integer" | "number" | "string";

/** The type of a field's values: marks are `true`, integers of 64 bits are text, because JSON's readers round them. */
export function jsonType({ node, kind }: FieldRow): JsonType {
  if (node === NodeKind.remark) return "string";
  switch (kind) {
    case ValueKind.none:
    case ValueKind.boolean:
      return "boolean";
    case ValueKind.decimal:
    case ValueKind.hex:
    case ValueKind.octal:
    case ValueKind.char:
      return "integer";
    case ValueKind.real:
    case ValueKind.duration:
      return "number";
    default:
      return "string";
  }
}

/** Writes a value: numbers as numbers, octets in hexadecimal, times as seconds or in the form of ISO 8601. */
export function writeJsonValue(out: TextWriter, values: FieldValues, layer: number, quad: number, row: FieldRow): void {
  switch (row.kind) {
    case ValueKind.decimal:
    case ValueKind.hex:
    case ValueKind.octal:
    case ValueKind.char:
      out.decimal(values.number(layer, quad));
      return;
    case ValueKind.boolean:
      out.text(values.number(layer, quad) === 0 ? "false" : "true");
      return;
    case ValueKind.none:
      out.text("true");
      return;
    case ValueKind.real: {
      const number = values.number(layer, quad);
      out.text(Number.isFinite(number) ? String(number) : "null");
      return;
    }
    case ValueKind.integer64:
      out.text(`"${values.bigint(layer, quad)}"`);
      return;
    case ValueKind.duration: {
      const seconds = values.seconds(layer, quad);
      out.seconds(seconds, values.nanoseconds);
      return;
    }
    case ValueKind.octets:
      out.octet(QUOTE);
      values.locate(layer, quad);
      out.hexOctets(values.bytes, values.from, values.to);
      out.octet(QUOTE);
      return;
    case ValueKind.moment: {
      const seconds = values.seconds(layer, quad);
      out.octet(QUOTE);
      isoMoment(out, seconds, values.nanoseconds);
      out.octet(QUOTE);
      return;
    }
    default: {
      out.octet(QUOTE);
      const from = out.length;
      writeValue(out, values, layer, quad, row);
      if (row.kind === ValueKind.text) escapeSince(out, from);
      out.octet(QUOTE);
    }
  }
}
