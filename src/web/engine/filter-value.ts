import type { FieldValues } from "../../dissect/field-values.ts";
import { ValueKind, type FieldRow } from "../../report/fields/field-rows.ts";
import { showText } from "../../report/fields/show-text.ts";

/** Octets of a value that a filter is made of; longer ones are not compared by hand. */
const MOST_OCTETS = 256;

/** The value of a field as a display filter writes it; undefined where it has none that can be compared. */
export function filterValue(values: FieldValues, layer: number, quad: number, row: FieldRow): string | undefined {
  switch (row.kind) {
    case ValueKind.none:
      return undefined;
    case ValueKind.text:
      if (row.type === "FT_OID" || row.type === "FT_REL_OID") return values.text(layer, quad);
      return quoted(values.text(layer, quad));
    case ValueKind.moment: {
      const moment = showText(values, layer, quad);
      return moment === "NULL" ? undefined : `"${moment}"`;
    }
    case ValueKind.octets: {
      const text = showText(values, layer, quad);
      return text === "" || text.length > 3 * MOST_OCTETS ? undefined : text;
    }
    default:
      return showText(values, layer, quad) || undefined;
  }
}

/** A text in quotation marks; undefined for one with octets that were no UTF-8, which no filter can name. */
function quoted(text: string): string | undefined {
  if (text.length > MOST_OCTETS || /[\ud800-\udfff]/u.test(text)) return undefined;
  const escaped = text.replace(/[\\"]/g, "\\$&").replace(/[^ -~\u0080-\uffff]/g, (char) => {
    return `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `"${escaped}"`;
}
