import { octetsLiteral, textLiteral } from "../../craft/expression/format.ts";
import { isLayer, Stacked } from "../../craft/stacked.ts";
import { Volatile } from "../../craft/volatile.ts";
import { reprOf } from "../../report/repr.ts";
import { Packet } from "../packet.ts";
import { PacketList } from "../packet-list.ts";
import { isProtocol, listOf } from "./collections.ts";
import { Tuple } from "../../craft/tuple.ts";

/** A value as Scapy's shell shows it, where it is one that Scapy has: packets, lists of them, octets, layers, None. */
export function scapyText(value: unknown): string | undefined {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (hasRepr(value)) return value.repr();
  if (value instanceof Stacked) return reprOf(value.layers);
  if (isLayer(value)) return reprOf([value]);
  if (value instanceof Uint8Array) return octetsLiteral(value);
  if (value instanceof Tuple) return `(${value.items.map(textOf).join(", ")}${value.items.length === 1 ? "," : ""})`;
  if (Array.isArray(value) && value.some((one) => one instanceof Tuple)) return `[${value.map(textOf).join(", ")}]`;
  if (value instanceof Volatile) return `<${value.name}>`;
  if (isProtocol(value)) return `<${value.layer}: ${value.title}>`;
  if (Array.isArray(value) && value.length > 0 && value.every(isLayer))
    return `[${value.map((layer) => reprOf([layer])).join(", ")}]`;
  if (Array.isArray(value) && value.length > 0 && value.every(isProtocol))
    return `[${value.map(({ layer }) => layer).join(", ")}]`;
  if (Array.isArray(value) && value.length > 0 && value.every((one) => one instanceof Packet))
    return new PacketList(value).repr();
  if (Array.isArray(value) && value.length > 0 && value.every(hasRepr))
    return `[${value.map((one) => one.repr()).join(", ")}]`;
  return undefined;
}

function hasRepr(value: unknown): value is { repr(): string } {
  return typeof value === "object" && value !== null && "repr" in value && typeof value.repr === "function";
}

/** A value as `print` writes it. */
export function plainText(value: unknown): string {
  return typeof value === "string" ? value : textOf(value);
}

/** Any value on one line, as Python shows it. */
export function textOf(value: unknown): string {
  const text = scapyText(value);
  if (text !== undefined) return text;
  if (typeof value === "string") return textLiteral(value);
  const list = listOf(value);
  if (list) return `[${list.map(textOf).join(", ")}]`;
  if (value instanceof Map) return `{${[...value].map(([key, item]) => `${textOf(key)}: ${textOf(item)}`).join(", ")}}`;
  if (value instanceof Error) return value.message;
  if (typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype)
    return `{${Object.entries(value!)
      .map(([key, item]) => `${textLiteral(key)}: ${textOf(item)}`)
      .join(", ")}}`;
  return typeof value === "function" ? `<function ${value.name}>` : String(value);
}
