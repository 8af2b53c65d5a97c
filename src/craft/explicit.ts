import type { AnyField, Fields } from "../definition/kinds.ts";
import type { Layer } from "../definition/protocol.ts";
import { build } from "./build.ts";
import { takes } from "./take.ts";
import { Several } from "./several.ts";
import { isLayer, Stacked } from "./stacked.ts";
import { Volatile, type Random } from "./volatile.ts";

type Values = { readonly [key: string]: unknown };

/**
 * The packets that layers stand for, as layers with one value a field: each combination of the values of fields that have
 * several, in Scapy's order (fields of inner layers change first, and of one layer those that stand first in it).
 */
export function* explicitLayers(layers: readonly Layer[], random: Random): Generator<Layer[], void, undefined> {
  if (layers.every(isExplicit)) {
    yield layers as Layer[];
    return;
  }
  const taken = layers.map(({ protocol, values, ...rest }) => ({
    protocol,
    values: takenValues(protocol.fields as Fields, values as Values, random),
    ...rest,
  }));
  const places: Place[] = [];
  taken.forEach(({ protocol, values }, layer) => {
    for (const key of Object.keys(protocol.fields as Fields).toReversed()) {
      const value = values[key];
      if (value instanceof Several) places.push({ layer, key, values: value });
    }
  });
  for (const chosen of combinations(places, 0, new Map()))
    yield taken.map((layer, i) => settled(layer as unknown as Layer, chosen, i, random));
}

/** Whether every value of a layer is one that the writer takes as it is. */
function isExplicit({ protocol, values }: Layer): boolean {
  const fields = protocol.fields as Fields;
  const given = values as Values;
  for (const key in given) if (!isWritten(fields[key], given[key])) return false;
  return true;
}

function isWritten(field: AnyField | undefined, value: unknown): boolean {
  switch (typeof value) {
    case "number":
      return field === undefined || (field.kind !== "repeated" && field.kind !== "bytes");
    case "string":
      return field === undefined || isOneText(field, value);
    case "undefined":
    case "bigint":
      return true;
    default:
      if (value instanceof Uint8Array) return field === undefined || field.kind === "bytes" || field.kind === "uint";
      return isPlainObject(value) && (field === undefined || holdsObjects(field));
  }
}

/** Whether a text is one value: no network where an address is meant, and no text where a list is. */
function isOneText(field: AnyField, text: string): boolean {
  if (field.kind === "repeated" || field.kind === "options") return false;
  if (field.kind === "ipv4" || field.kind === "ipv6" || field.kind === "choice") return !/[/*-]/.test(text);
  return true;
}

function holdsObjects({ kind }: AnyField): boolean {
  return kind === "options" || kind === "repeated" || kind === "struct";
}

/** Lists and objects of plain values, all the way down. */
function isPlainObject(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value !== "boolean" && value !== null;
  if (value instanceof Uint8Array) return true;
  if (Array.isArray(value)) return value.every((item) => !Array.isArray(item) && isPlainObject(item));
  if (Object.getPrototypeOf(value) !== Object.prototype || isLayer(value)) return false;
  for (const key in value) if (!isPlainObject((value as Values)[key])) return false;
  return true;
}

interface Place {
  readonly layer: number;
  readonly key: string;
  readonly values: Several;
}

function* combinations(
  places: readonly Place[],
  at: number,
  chosen: Map<Place, unknown>,
): Generator<ReadonlyMap<Place, unknown>> {
  if (at === places.length) {
    yield chosen;
    return;
  }
  for (const value of places[at].values) {
    chosen.set(places[at], value);
    yield* combinations(places, at + 1, chosen);
  }
}

function takenValues(fields: Fields, values: Values, random: Random): { [key: string]: unknown } {
  const taken: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(values)) {
    const field = fields[key];
    const plain =
      value === undefined ||
      !field ||
      (typeof value === "number" && field.kind !== "repeated" && field.kind !== "bytes");
    const made = plain ? value : expanded(takes(key, field, value), random);
    if (made !== undefined) taken[key] = made;
  }
  return taken;
}

/** A packet in a field that stands for several packets makes the field stand for several values. */
function expanded(value: unknown, random: Random): unknown {
  const list = Array.isArray(value) && value.length === 1;
  const packet: unknown = list ? value[0] : value;
  const layers = packet instanceof Stacked ? packet.layers : isLayer(packet) ? [packet] : undefined;
  if (!layers || !layers.some((layer) => hasSeveral(layer, random))) return value;
  return new Several(function* () {
    for (const one of explicitLayers(layers, random)) yield list ? [new Stacked(one)] : new Stacked(one);
  });
}

function hasSeveral({ protocol, values }: Layer, random: Random): boolean {
  const taken = takenValues(protocol.fields as Fields, values as Values, random);
  return Object.values(taken).some((value) => value instanceof Several);
}

function settled(layer: Layer, chosen: ReadonlyMap<Place, unknown>, index: number, random: Random): Layer {
  const values: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(layer.values as Values)) values[key] = plain(value, random);
  for (const [{ layer: at, key }, value] of chosen) if (at === index) values[key] = plain(value, random);
  return { ...layer, values };
}

/** A value that the writer takes: packets are octets, random values drawn, and of several the first is meant. */
function plain(value: unknown, random: Random): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (value instanceof Volatile) return plain(value.draw(random), random);
  if (value instanceof Several) {
    for (const first of value) return plain(first, random);
    return undefined;
  }
  if (value instanceof Stacked) return octetsOf(value.layers, random);
  if (isLayer(value)) return octetsOf([value], random);
  if (Array.isArray(value)) return value.map((item) => element(item, random));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, random)]));
}

/** An item of a list; a packet in a list of options says where it may start. */
function element(item: unknown, random: Random): unknown {
  const layers = item instanceof Stacked ? item.layers : isLayer(item) ? [item] : undefined;
  const alignment = layers?.[0]?.protocol.alignment;
  if (!layers || !alignment) return plain(item, random);
  return { octets: octetsOf(layers, random), alignment };
}

/** The octets of layers, of several packets the first's. */
export function octetsOf(layers: readonly Layer[], random: Random): Uint8Array {
  for (const first of explicitLayers(layers, random)) return build(first);
  return new Uint8Array(0);
}
