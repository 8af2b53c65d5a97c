import { octetsLiteral, textLiteral } from "../craft/expression/format.ts";
import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { valueText } from "./value-text.ts";

/** One line for a packet, in Scapy's manner: `<IP  dst=10.0.0.1 |<TCP  dport=80 |>>`, with the values that layers hold. */
export function reprOf(layers: readonly Layer[]): string {
  const open = layers.map(({ protocol, values }) => {
    const fields = protocol.fields as Fields;
    const held = values as { readonly [key: string]: unknown };
    const order = Object.keys(fields).filter((key) => held[key] !== undefined);
    return `<${protocol.layer}  ${order.map((key) => `${key}=${reprText(fields[key], held[key])} `).join("")}|`;
  });
  return `${open.join("")}${">".repeat(layers.length)}`;
}

function reprText(field: AnyField | undefined, value: unknown): string {
  if (value instanceof Uint8Array) return octetsLiteral(value);
  if (typeof value === "string" && (field?.kind === "text" || /[\s<>|]/.test(value) || value === ""))
    return textLiteral(value);
  return valueText(field, value);
}
