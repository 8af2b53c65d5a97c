import { floatText } from "../../bytes/float-text.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";
import type { FieldValues } from "../../dissect/field-values.ts";
import { ValueKind, type FieldRow } from "./field-rows.ts";
import { writeMoment } from "./moment-text.ts";

/** Writes the value of a field as tshark prints it for programs (`show` of PDML, `-T fields -e`, `-T json`). */
export function writeValue(out: TextWriter, values: FieldValues, layer: number, quad: number, row: FieldRow): void {
  switch (row.kind) {
    case ValueKind.none:
      return;
    case ValueKind.boolean:
      out.octet(values.number(layer, quad) === 0 ? 48 : 49);
      return;
    case ValueKind.decimal:
    case ValueKind.octal: // Wireshark shows them so in trees alone
      out.decimal(values.number(layer, quad));
      return;
    case ValueKind.hex:
      out.text("0x");
      out.hex(values.number(layer, quad), row.digits);
      return;
    case ValueKind.char:
      out.text(characterText(values.number(layer, quad)));
      return;
    case ValueKind.integer64:
      integer64(out, values.bigint(layer, quad), row);
      return;
    case ValueKind.real:
      out.text(realText(values.number(layer, quad), row));
      return;
    case ValueKind.ipv4:
      values.locate(layer, quad);
      out.ipv4(values.bytes, values.from);
      return;
    case ValueKind.ipv6:
      values.locate(layer, quad);
      out.ipv6(values.bytes, values.from);
      return;
    case ValueKind.octets:
    case ValueKind.ether:
      values.locate(layer, quad);
      out.mac(values.bytes, values.from, values.to - values.from);
      return;
    case ValueKind.station: {
      values.locate(layer, quad);
      const name = values.stationName();
      if (name === undefined) out.mac(values.bytes, values.from, values.to - values.from);
      else out.utf8(name);
      return;
    }
    case ValueKind.text:
      out.utf8(values.text(layer, quad));
      return;
    case ValueKind.duration: {
      const seconds = values.seconds(layer, quad);
      out.seconds(seconds, values.nanoseconds);
      return;
    }
    case ValueKind.moment: {
      const seconds = values.seconds(layer, quad);
      if (seconds === NTP_NEVER && values.nanoseconds === 0) out.text("NULL");
      else writeMoment(out, seconds, values.nanoseconds);
      return;
    }
    case ValueKind.guid:
      guid(out, values.octets(layer, quad));
  }
}

const ESCAPES: { readonly [code: number]: string } = {
  0: "\\0",
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
  39: "\\'",
  92: "\\\\",
};

/** A character in quotes, as C has it. */
function characterText(code: number): string {
  const plain = code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : `\\x${code.toString(16).padStart(2, "0")}`;
  return `'${ESCAPES[code] ?? plain}'`;
}

function integer64(out: TextWriter, value: bigint, { show, digits }: FieldRow): void {
  if (show === "hex" || show === "hex-dec") out.text(`0x${value.toString(16).padStart(digits, "0")}`);
  else if (show === "oct") out.text(`0${value.toString(8)}`);
  else out.text(String(value));
}

function guid(out: TextWriter, octets: Uint8Array): void {
  let from = 0;
  for (const end of [4, 6, 8, 10, 16]) {
    if (from > 0) out.octet(45);
    out.hexOctets(octets, from, Math.min(end, octets.length));
    from = end;
  }
}

/** The time of NTP that stands for none: 1900-01-01. */
const NTP_NEVER = -2_208_988_800;

/** Digits of numbers of single and of double precision that can be trusted. */
const FLOAT_DIGITS = 6;
const DOUBLE_DIGITS = 15;

function realText(value: number, { type }: FieldRow): string {
  return floatText(value, type === "FT_FLOAT" ? FLOAT_DIGITS : DOUBLE_DIGITS);
}
