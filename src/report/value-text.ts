import { Several } from "../craft/several.ts";
import { isLayer } from "../craft/stacked.ts";
import { Volatile } from "../craft/volatile.ts";
import type { AnyField } from "../definition/kinds.ts";
import { valueName } from "../definition/registry.ts";

/** Octets shown of a long value. */
const SHOWN_OCTETS = 32;

/** A value as people read it: names for numbers that have one, hexadecimal where the field is shown so. */
export function valueText(field: AnyField | undefined, value: unknown): string {
  if (value === undefined) return "";
  if (typeof value === "number") {
    const named = valueName(field?.names, value);
    return named ?? (field?.show?.startsWith("hex") ? `0x${value.toString(16)}` : String(value));
  }
  if (value instanceof Uint8Array) return octetsText(value);
  if (typeof value === "string") return value;
  if (value === null) return "None";
  if (value instanceof Volatile) return `<${value.name}>`;
  if (value instanceof Several) return "<several>";
  if (isLayer(value)) return `<${value.protocol.layer}>`;
  if (typeof value === "object") return compact(value as object);
  return String(value as bigint | boolean);
}

function octetsText(octets: Uint8Array): string {
  const shown = Array.from(octets.subarray(0, SHOWN_OCTETS), (octet) => octet.toString(16).padStart(2, "0")).join("");
  return octets.length > SHOWN_OCTETS ? `${shown}… (${octets.length} octets)` : shown;
}

function compact(value: object): string {
  if (Array.isArray(value)) return `[${value.map((item) => valueText(undefined, item)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, inner]) => `${key}=${valueText(undefined, inner)}`)
    .join(" ")}}`;
}
