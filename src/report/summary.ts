import type { Layer } from "../definition/protocol.ts";
import { valueText } from "./value-text.ts";

/** One line for a packet: each layer's own, by the template of its definition. */
export function summaryOf(layers: readonly Layer[]): string {
  return layers.map((layer, i) => layerSummary(layers.slice(0, i + 1), layer)).join(" / ");
}

function layerSummary(upTo: readonly Layer[], layer: Layer): string {
  const { summary, layer: name } = layer.protocol;
  if (summary === undefined) return name;
  return summary.replace(/\{([^}]+)\}/g, (_, path: string) => {
    const [owner, key] = path.includes(".") ? path.split(".") : [layer.protocol.name, path];
    const holder = upTo.findLast((outer) => outer.protocol.name === owner);
    if (!holder) return "?";
    return valueText(holder.protocol.fields[key], (holder.values as { readonly [key: string]: unknown })[key]);
  });
}
