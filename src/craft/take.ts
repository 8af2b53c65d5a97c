import { decodeText, encodeText } from "../bytes/text.ts";
import { layoutOf } from "../definition/layout.ts";
import type { AnyField } from "../definition/kinds.ts";
import { ipv4Set, ipv6Set } from "./address-set.ts";
import { anyOf, range, type Several } from "./several.ts";
import { isLayer, Stacked } from "./stacked.ts";
import { Tuple } from "./tuple.ts";

/**
 * What a field makes of a value as it is written: lists, ranges and networks stand for several values where the field holds
 * one, tuples are options where it holds options, and nothing (null) is the automatic value, or an empty list.
 */
export function takes(key: string, field: AnyField, value: unknown): unknown {
  const inner = field.kind === "when" ? field.of : field;
  if (value === null) return holdsList(inner) && inner.kind !== "custom" ? [] : undefined;
  if (typeof value === "number" || typeof value === "bigint") return ofNumber(inner, value);
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string" && (inner.kind === "repeated" || inner.kind === "options")) return encodeText(value);
  if (typeof value === "string")
    return (inner.kind !== "text" && inner.kind !== "bytes" ? addresses(inner, value) : undefined) ?? value;
  if (value instanceof Uint8Array) return isText(inner, value.length) ? decodeText(value, 0, value.length) : value;
  if (value instanceof Tuple) return tuple(key, inner, value);
  if (Array.isArray(value)) return list(key, inner, value);
  if (value instanceof Stacked || isLayer(value)) return packetIn(inner, value);
  return value;
}

/** A packet where a list is expected is a list of it, or of its layers where they are counted (records of DNS). */
function packetIn(field: AnyField, value: unknown): unknown {
  if (field.kind === "options") return [value];
  if (field.kind !== "repeated") return value;
  return field.count !== undefined && value instanceof Stacked ? value.layers : [value];
}

/** A number where a list is expected is a list of it, and where octets are, an integer of so many. */
function ofNumber(field: AnyField, value: number | bigint): unknown {
  if (field.kind === "repeated") return [value];
  if (field.kind !== "bytes" || typeof field.size !== "number") return value;
  return octetsOfNumber(value, field.size);
}

function octetsOfNumber(value: number | bigint, size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, i) => Number((BigInt(value) >> BigInt(8 * (size - 1 - i))) & 255n));
}

/** Whether a list is one value of the field, not several. */
function holdsList(field: AnyField): boolean {
  switch (field.kind) {
    case "repeated":
    case "options":
      return true;
    case "custom":
      return field.custom.single !== true;
    case "when":
      return holdsList(field.of);
    case "choice":
      return [...Object.values(field.cases), ...(field.otherwise ? [field.otherwise] : [])].some(holdsList);
    default:
      return false;
  }
}

/** Whether octets are text to the field; where one of its cases takes text, those of the size of an address are not. */
function isText(field: AnyField, size: number): boolean {
  if (field.kind === "choice")
    return size !== 4 && size !== 16 && Object.values(field.cases).some((of) => isText(of, size));
  return field.kind === "text" || (field.kind === "custom" && field.custom.single === true);
}

/** The addresses that a text stands for, where the field holds one and the text is a network. */
function addresses(field: AnyField, text: string): Several | undefined {
  switch (field.kind) {
    case "ipv4":
      return ipv4Set(text);
    case "ipv6":
      return ipv6Set(text);
    case "choice":
      for (const of of Object.values(field.cases)) {
        const found = addresses(of, text);
        if (found) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}

function list(key: string, field: AnyField, items: readonly unknown[]): unknown {
  const flags = field.kind === "flags" ? oneValue(field, items) : undefined;
  if (flags !== undefined) return flags;
  if (!holdsList(field)) return anyOf(...items.map((item) => one(key, field, item)));
  return items.map((item) => {
    if (field.kind === "options") return option(field, item);
    if (field.kind === "repeated") return takes(key, field.of, item);
    if (item instanceof Tuple) return item.items;
    return item instanceof Uint8Array ? decodeText(item, 0, item.length) : item;
  });
}

/** A list of single flags is one value, as Scapy has it; a list of several values has longer texts or numbers in it. */
function oneValue(field: AnyField & { kind: "flags" }, items: readonly unknown[]): string | undefined {
  const single = field.letters ? Array.from(field.letters) : field.flags;
  return items.every((item) => typeof item === "string" && single.includes(item))
    ? items.join(field.letters ? "" : "+")
    : undefined;
}

function one(key: string, field: AnyField, item: unknown): unknown {
  return item instanceof Tuple ? tuple(key, field, item) : takes(key, field, item);
}

function tuple(key: string, field: AnyField, { items }: Tuple): unknown {
  if (holdsList(field)) return list(key, field, items);
  const [first, last] = items;
  if (items.length === 2 && typeof first === "number" && typeof last === "number") return range(first, last);
  return anyOf(...items.map((item) => one(key, field, item)));
}

/** An option as Scapy writes it: its name or number and its value. */
function option(field: AnyField & { kind: "options" }, item: unknown): unknown {
  if (!(item instanceof Tuple) && !(Array.isArray(item) && item.length > 0)) return item;
  const [name, ...values] = (item instanceof Tuple ? item.items : item) as readonly unknown[];
  const value = optionValue(values.length > 1 ? new Tuple(values) : values[0]);
  if (typeof name === "number") return { code: name, value: value ?? new Uint8Array(0) };
  const known = Object.hasOwn(field.cases, String(name)) ? field.cases[String(name)] : undefined;
  return { name, value: known?.value ? optionContent(known.value, value) : undefined };
}

function optionValue(value: unknown): unknown {
  return value === null || value === "" ? undefined : value;
}

/** The value of one option: a tuple is the fields of a struct in their order, or the elements of a list. */
function optionContent(field: AnyField, value: unknown): unknown {
  const items = value instanceof Tuple ? value.items : Array.isArray(value) ? (value as readonly unknown[]) : undefined;
  if (field.kind === "struct" && typeof value === "number")
    return octetsOfNumber(value, layoutOf(field.fields).headLength);
  if (field.kind === "bytes" && items?.every((item) => typeof item === "number"))
    return Uint8Array.from(items.flatMap((item) => Array.from(octetsOfNumber(item as number, 4))));
  if (field.kind === "struct" && items)
    return Object.fromEntries(Object.keys(field.fields).map((key, i) => [key, items[i]]));
  if (field.kind === "repeated") {
    const elements = items ?? (value === undefined ? [] : [value]);
    const { of } = field;
    if (of.kind !== "struct") return elements;
    const keys = Object.keys(of.fields);
    if (elements.some((element) => typeof element === "object"))
      return elements.map((element) => optionContent(of, element));
    return Array.from({ length: Math.ceil(elements.length / keys.length) }, (_, i) =>
      Object.fromEntries(keys.map((key, j) => [key, elements[i * keys.length + j]])),
    );
  }
  return items?.length === 1 ? items[0] : value;
}
