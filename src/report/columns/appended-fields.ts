import type { TextWriter } from "../../bytes/text-writer.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { ValueKind } from "../fields/field-rows.ts";
import { WHOLE_LAYER, type FoundFields } from "../fields/found-fields.ts";
import type { TreeLabels } from "../tree/tree-labels.ts";
import type { Column } from "./column.ts";

/** A field that is appended to a column where a packet is one of those that are meant. */
export interface AppendedField {
  readonly name: string;
  /** Of this field alone. */
  readonly found: FoundFields;
  readonly matches: (dissector: Dissector) => boolean;
}

const QUOTED = /^FT_(?:STRING|STRINGZ|STRINGZPAD|STRINGZTRUNC|UINT_STRING|AX25|ABSOLUTE_TIME)$/;
const ESCAPES: { readonly [sign: string]: string } = {
  "\r": "\\r",
  "\n": "\\n",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
};

/** What writes a column, and behind it each occurrence of fields as the filter that would choose it: `  ip.ttl == 64`. */
export function appendFields(
  write: Column["write"],
  appended: readonly AppendedField[],
  labels: TreeLabels,
): Column["write"] {
  function one(
    out: TextWriter,
    { name, found }: AppendedField,
    dissector: Dissector,
    layer: number,
    quad: number,
  ): void {
    if (quad === WHOLE_LAYER) {
      out.text(`  ${name}`);
      return;
    }
    const row = quad < WHOLE_LAYER ? undefined : labels.rows.row(dissector.tree.field(quad));
    if (row?.kind === ValueKind.none) return;
    out.text(`  ${name} == `);
    if (row === undefined || QUOTED.test(row.type)) quoted(out, () => found.write(out, layer, quad));
    else if (row.type === "FT_BYTES") {
      const { values } = labels;
      values.locate(layer, quad);
      for (let at = values.from; at < values.to; at++) {
        if (at > values.from) out.octet(58);
        out.hexOctets(values.bytes, at, at + 1);
      }
    } else found.write(out, layer, quad);
  }

  return (out, shown) => {
    write(out, shown);
    const { dissector } = shown;
    for (const field of appended) {
      if (!field.matches(dissector)) continue;
      field.found.search();
      const { places } = field.found.found[0];
      for (let i = 0; i < places.length; i += 2) one(out, field, dissector, places[i], places[i + 1]);
    }
  };
}

function quoted(out: TextWriter, write: () => void): void {
  const from = out.length;
  write();
  const text = new TextDecoder().decode(out.buffer.subarray(from, out.length));
  out.length = from;
  out.utf8(`"${text.replace(/[\r\n\t"\\]/g, (sign) => ESCAPES[sign])}"`);
}
