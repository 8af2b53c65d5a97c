import { ExpressionError } from "../../craft/expression/expression-error.ts";
import type { Span } from "../../craft/expression/syntax-tree.ts";
import { isEqual } from "../../craft/expression/truth.ts";
import { Several } from "../../craft/several.ts";
import { Stacked } from "../../craft/stacked.ts";
import { Tuple } from "../../craft/tuple.ts";
import type { Layer, Protocol } from "../../definition/protocol.ts";
import { linkTypeOf } from "../link-type.ts";
import { Packet } from "../packet.ts";
import { PacketList } from "../packet-list.ts";
import { partsNamed } from "./parts.ts";

/** Whether a value is a protocol. */
export function isProtocol(value: unknown): value is Protocol {
  return typeof value === "function" && "layer" in value && "fields" in value;
}

/** The items of a value in their order, where it has some. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  if (value instanceof Tuple) return value.items;
  if (value instanceof PacketList) return value.packets;
  if (Array.isArray(value)) return value;
  const isOther =
    typeof value === "string" || value instanceof Uint8Array || value instanceof Map || value instanceof Several;
  return isOther || !isIterable(value) || "next" in value ? undefined : [...value];
}

/** What a loop over a value goes through: of a packet with several values each of its packets, of a dictionary its keys. */
export function itemsOf(value: unknown, at: Span): Iterable<unknown> {
  const list = listOf(value);
  if (list) return list;
  if (value instanceof Packet) return value.each();
  if (value instanceof Stacked) return new Packet(value.layers).each();
  if (value instanceof Map) return value.keys();
  if (typeof value === "string" || isIterable(value)) return value;
  if (isRecord(value)) return Object.keys(value);
  throw new ExpressionError("there is nothing in this to go through", at);
}

/** Whether an item, a key, a piece of text or a layer is in a value. */
export function contains(value: unknown, item: unknown, at: Span): boolean {
  if (value instanceof Stacked) return contains(new Packet(value.layers), item, at);
  if (value instanceof Packet) return fromLayer(value, nameOf(item, at), 1) !== undefined;
  if (typeof value === "string") return value.includes(String(item));
  if (value instanceof Map) return value.has(item);
  if (isRecord(value) && !isIterable(value)) return Object.hasOwn(value, String(item));
  for (const one of itemsOf(value, at)) if (isEqual(one, item)) return true;
  return false;
}

/** `value[key]`: an item by its place, a value by its key, a layer and what it carries by its protocol. */
export function itemOf(value: unknown, key: unknown, at: Span): unknown {
  if (value instanceof Stacked) return itemOf(new Packet(value.layers), key, at);
  if (value instanceof Packet) return layerOf(value, key, 1, at);
  if (isProtocol(key) && listOf(value)) return new PacketList(having(value, key), key.layer);
  if (value instanceof Map) return found(value.get(key), key, at);
  const items = value instanceof Uint8Array || typeof value === "string" ? value : listOf(value);
  if (items === undefined && typeof value === "object" && value !== null)
    return found((value as { readonly [key: string]: unknown })[String(key)], key, at);
  if (items === undefined || typeof key !== "number")
    throw new ExpressionError("nothing can be picked out of this", at);
  const item: unknown = items.at(key);
  if (item === undefined)
    throw new ExpressionError(`there are only ${items.length}`, at, "the first is [0], the last [-1]");
  return item;
}

/** `value[first:end:step]`, and `packet[TCP:2]`. */
export function sliceOf(value: unknown, parts: readonly unknown[], at: Span): unknown {
  if (value instanceof Stacked) return sliceOf(new Packet(value.layers), parts, at);
  if (value instanceof Packet) return layerOf(value, parts[0], Number(parts[1] ?? 1), at);
  const items = value instanceof Uint8Array || typeof value === "string" ? value : listOf(value);
  if (items === undefined) throw new ExpressionError("nothing can be picked out of this", at);
  const [first, end, step = 1] = parts.map((part) => (part === undefined || part === null ? undefined : Number(part)));
  if (step === 1) return again(value, items.slice(first, end));
  if (step === 0) throw new ExpressionError("a step is not 0", at);
  const picked = step > 0 ? Array.from<unknown>(items.slice(first, end)) : backwards(items, first, end);
  const sieved = picked.filter((_, i) => i % Math.abs(step) === 0);
  return again(value, typeof value === "string" ? sieved.join("") : sieved);
}

function backwards(items: ArrayLike<unknown>, first: number | undefined, end: number | undefined): unknown[] {
  const place = (index: number): number => (index < 0 ? items.length + index : index);
  const from = first === undefined ? items.length - 1 : Math.min(place(first), items.length - 1);
  const until = end === undefined ? -1 : place(end);
  const picked: unknown[] = [];
  for (let at = from; at > until; at--) picked.push(items[at]);
  return picked;
}

/** A part of a value as a value of its kind. */
function again(value: unknown, part: unknown): unknown {
  if (value instanceof PacketList) return new PacketList(part as Packet[], value.name);
  if (value instanceof Tuple) return new Tuple(part as unknown[]);
  return value instanceof Uint8Array && Array.isArray(part) ? Uint8Array.from(part as number[]) : part;
}

function having(value: unknown, protocol: Protocol): Packet[] {
  return (listOf(value) ?? []).filter(
    (one) => one instanceof Packet && fromLayer(one, protocol.layer, 1) !== undefined,
  ) as Packet[];
}

/** The packet from a layer on; throws where there is no such layer. */
function layerOf(packet: Packet, key: unknown, occurrence: number, at: Span): Packet {
  const name = nameOf(key, at);
  const found = fromLayer(packet, name, occurrence);
  if (found !== undefined) return found;
  const layers = packet.given.map(({ protocol }) => protocol.layer).join(", ");
  throw new ExpressionError(`there is no ${name} in this packet`, at, `its layers are ${layers}`);
}

/** The packet from a layer on, or a part of it that is called like one; undefined where there is none. */
export function fromLayer(packet: Packet, name: string, occurrence: number): Packet | undefined {
  const place = layerNamed(packet, name, occurrence);
  if (place >= 0) return packetFrom(packet, place);
  const part = partsNamed(packet, name)[occurrence - 1];
  return part && within(packet, part);
}

/** A packet without its outer layers, captured when the whole one was. */
export function packetFrom(packet: Packet, place: number): Packet {
  return place === 0 ? packet : within(packet, packet.given.slice(place));
}

function within(packet: Packet, layers: readonly Layer[]): Packet {
  const { number, seconds, nanoseconds } = packet;
  return new Packet(layers, { number, seconds, nanoseconds, linkType: linkTypeOf(layers[0]) });
}

/** The place of a layer in a packet; -1 where it is not there. */
export function layerNamed(packet: Packet, name: string, occurrence: number): number {
  let left = occurrence;
  return packet.given.findIndex(({ protocol }) => protocol.layer === name && --left === 0);
}

/** The name of a layer that is given as its protocol or as its name. */
export function nameOf(key: unknown, at: Span): string {
  if (isProtocol(key)) return key.layer;
  if (typeof key === "string") return key;
  throw new ExpressionError("a packet has layers: packet[TCP]", at);
}

function found(value: unknown, key: unknown, at: Span): unknown {
  if (value === undefined) throw new ExpressionError(`there is no ${String(key)} in this`, at);
  return value;
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function isRecord(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
