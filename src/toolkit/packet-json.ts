import type { Layer } from "../definition/protocol.ts";
import { CraftError } from "../craft/craft-error.ts";
import { craftingScope } from "./crafting-scope.ts";

/** A packet as JSON holds it: its layers in order, octets as `{ "hex": … }`, large integers as `{ "integer": … }`. */
export interface PacketJson {
  readonly linkType: number;
  readonly layers: readonly LayerJson[];
}
export interface LayerJson {
  readonly layer: string;
  readonly values: { readonly [field: string]: unknown };
  readonly trailer?: { readonly hex: string };
}

export function layersToJson(layers: readonly Layer[]): LayerJson[] {
  return layers.map(({ protocol, values, trailer }) => ({
    layer: protocol.layer,
    values: toJson(values) as { readonly [field: string]: unknown },
    ...(trailer ? { trailer: toJson(trailer) as { readonly hex: string } } : {}),
  }));
}

/** Throws a CraftError for a layer that there is not. */
export function layersFromJson(layers: readonly LayerJson[]): Layer[] {
  return layers.map(({ layer, values, trailer }) => {
    const protocols = craftingScope().layers(layer);
    const protocol = protocols.find(({ fields }) => Object.keys(values).every((key) => Object.hasOwn(fields, key)));
    if (!protocol)
      throw new CraftError(
        protocols.length === 0
          ? `there is no layer ${layer}`
          : `${layer} does not have all of ${Object.keys(values).join(", ")}`,
      );
    const octets = trailer && (fromJson(trailer) as Uint8Array);
    return { protocol, values: fromJson(values) as Layer["values"], ...(octets ? { trailer: octets } : {}) };
  });
}

function toJson(value: unknown): unknown {
  if (value instanceof Uint8Array)
    return { hex: Array.from(value, (octet) => octet.toString(16).padStart(2, "0")).join("") };
  if (typeof value === "bigint") return { integer: String(value) };
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, toJson(item)]])),
  );
}

function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== "object" || value === null) return value;
  const { hex, integer } = value as { readonly hex?: unknown; readonly integer?: unknown };
  const single = Object.keys(value).length === 1;
  if (single && typeof hex === "string" && /^(?:[\da-f]{2})*$/i.test(hex))
    return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
  if (single && typeof integer === "string" && /^-?\d+$/.test(integer)) return BigInt(integer);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fromJson(item)]));
}
