import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { caseOf, holds, type Frame } from "./frame.ts";
import { linkTo } from "./link.ts";

type Values = { readonly [key: string]: unknown };

/**
 * Layers with the values that they have before they are built: what is given, what the next layer asks for, and defaults.
 * Values that are filled in when they are built are null.
 */
export function currentLayers(layers: readonly Layer[]): Layer[] {
  return layers.map((layer, i) => {
    const child = layers[i + 1];
    const given = { ...(child ? linkTo(layer, child) : {}), ...(layer.values as Values) };
    const fields = layer.protocol.fields as Fields;
    const frame: Frame = { fields, values: given, spans: new Map(), outer: undefined };
    const values: { [key: string]: unknown } = {};
    for (const [key, field] of Object.entries(fields)) {
      const value = given[key] ?? standing(field, frame);
      if (value !== undefined) values[key] = value;
    }
    return { ...layer, values };
  });
}

/** What stands in a field that nobody gave a value; undefined where the field is not there. */
function standing(field: AnyField, frame: Frame): unknown {
  if (field.auto) return null;
  if (field.default !== undefined) return field.default as unknown;
  switch (field.kind) {
    case "when":
      return holdsNow(field, frame) ? standing(field.of, frame) : undefined;
    case "choice":
      return standing(caseOf(field, frame), frame);
    case "uint":
    case "bits":
      return 0;
    case "flags":
      return "";
    case "uint64":
      return 0n;
    case "ipv4":
      return "0.0.0.0";
    case "ipv6":
      return "::";
    case "mac":
      return "00:00:00:00:00:00";
    case "repeated":
    case "options":
      return [];
    case "bytes":
      return new Uint8Array(0);
    default:
      return undefined;
  }
}

function holdsNow(field: AnyField & { kind: "when" }, frame: Frame): boolean {
  try {
    return holds(field.condition, frame);
  } catch {
    // The deciding value stands for several, or is drawn later.
    return false;
  }
}
