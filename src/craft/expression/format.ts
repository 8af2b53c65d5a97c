import type { Fields } from "../../definition/kinds.ts";
import type { Layer } from "../../definition/protocol.ts";

/** Layers as the expression that makes them: `IP(dst="10.0.0.1")/TCP(dport=80)`. */
export function formatLayers(layers: readonly Layer[]): string {
  return layers.map(formatLayer).join("/");
}

function formatLayer({ protocol, values }: Layer): string {
  const order = Object.keys(protocol.fields as Fields);
  const given = Object.entries(values as { readonly [key: string]: unknown }).filter(
    ([, value]) => value !== undefined,
  );
  const sorted = given.toSorted(([one], [two]) => order.indexOf(one) - order.indexOf(two));
  return `${protocol.layer}(${sorted.map(([key, value]) => `${key}=${formatValue(value)}`).join(", ")})`;
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number" || typeof value === "bigint") return String(value);
  if (typeof value === "string") return textLiteral(value);
  if (value instanceof Uint8Array) return octetsLiteral(value);
  if (Array.isArray(value)) return `[${value.map(formatValue).join(", ")}]`;
  const entries = Object.entries(value as object).filter(([, item]) => item !== undefined);
  return `{${entries.map(([key, item]) => `${textLiteral(key)}: ${formatValue(item)}`).join(", ")}}`;
}

/** Text as Python writes it, in double quotes. */
export function textLiteral(text: string): string {
  let literal = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (text[i] === '"' || text[i] === "\\") literal += `\\${text[i]}`;
    else if (unit < 0x20 || unit === 0x7f) literal += `\\x${unit.toString(16).padStart(2, "0")}`;
    // A lone surrogate is an octet that is no text (see bytes/text.ts).
    else if (
      unit >= 0xd800 &&
      unit <= 0xdfff &&
      !/^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(i)) &&
      !/[\ud800-\udbff]/.test(text[i - 1] ?? "")
    )
      literal += `\\u${unit.toString(16)}`;
    else literal += text[i];
  }
  return `"${literal}"`;
}

/** Octets as Python writes them. */
export function octetsLiteral(octets: Uint8Array): string {
  const characters = Array.from(octets, (octet) => {
    if (octet === 0x22 || octet === 0x5c) return `\\${String.fromCharCode(octet)}`;
    return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : `\\x${octet.toString(16).padStart(2, "0")}`;
  });
  return `b"${characters.join("")}"`;
}
