import { nearWords } from "../../bytes/near-words.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import type { Span } from "../../craft/expression/syntax-tree.ts";
import { Stacked } from "../../craft/stacked.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Cell } from "../../report/cross-table.ts";
import { Packet } from "../packet.ts";
import { PacketList } from "../packet-list.ts";
import { isTrue } from "../../craft/expression/truth.ts";
import { camelCase } from "./arguments.ts";
import { pythonMethod } from "./methods.ts";
import { fromLayer, listOf, nameOf, packetFrom } from "./collections.ts";

/** Writes a text for the user. */
export type Print = (text: string) => void;

/** `value.name` in Scapy's words: a method, a field, else what the value has in JavaScript. */
export function attributeOf(value: unknown, name: string, print: Print, at: Span): unknown {
  if (value instanceof Stacked) return attributeOf(new Packet(value.layers), name, print, at);
  if (value instanceof Packet) return packetAttribute(value, name, print, at);
  const packets = packetListOf(value);
  const list = packets ?? value;
  if (isListed(list) && Object.hasOwn(listMethods, name)) return listMethods[name](list, print);
  if (typeof value === "string" && isFlag(value, name)) return hasFlag(value, name);
  const own = pythonMethod(value, name) ?? member(value, name);
  if (own !== undefined) return own;
  const ofList = packets && member(packets, name);
  if (ofList !== undefined) return ofList;
  // Scapy's users are used to lists of records that let their first one speak.
  const first = listOf(value)?.[0];
  if (typeof first === "object" && first !== null && member(first, name) !== undefined) return member(first, name);
  throw noAttribute(value, name, at);
}

/** Whether a text may be flags, and a name one of them: `packet[TCP].flags.S`, `packet[IP].flags.DF`. */
function isFlag(text: string, name: string): boolean {
  return /^[A-Z+]*$/.test(text) && /^[A-Z]{1,3}$/.test(name);
}

function hasFlag(text: string, name: string): boolean {
  return text.split("+").includes(name) || (name.length === 1 && text.includes(name));
}

/** A list of packets, however it is held. */
function packetListOf(value: unknown): PacketList | undefined {
  if (value instanceof PacketList) return value;
  return Array.isArray(value) && value.every((one) => one instanceof Packet) ? new PacketList(value) : undefined;
}

function isListed(value: unknown): value is Listed {
  return typeof value === "object" && value !== null && "nsummary" in value && "makeTable" in value;
}

function packetAttribute(packet: Packet, name: string, print: Print, at: Span): unknown {
  if (Object.hasOwn(packetMethods, name)) return packetMethods[name](packet, print, at);
  const holder = packet.given.findIndex(({ protocol }) => Object.hasOwn(protocol.fields as Fields, name));
  if (holder >= 0) return (packet.current[holder].values as { readonly [key: string]: unknown })[name] ?? null;
  const own = member(packet, name);
  if (own !== undefined) return own;
  throw noAttribute(packet, name, at);
}

/** A member of a value by its name or as JavaScript writes that; methods stay bound to it. */
function member(value: unknown, name: string): unknown {
  if (value === null || value === undefined) return undefined;
  const holder = Object(value) as { readonly [name: string]: unknown };
  const key = [name, camelCase(name)].find((one) => one in holder);
  const found = key === undefined ? undefined : holder[key];
  if (typeof found !== "function" || typeof value === "function") return found;
  return Object.assign(
    (...given: unknown[]): unknown => (found as (...given: unknown[]) => unknown).apply(value, given),
    {
      toString: () => String(found),
    },
  );
}

function noAttribute(value: unknown, name: string, at: Span): ExpressionError {
  const near = nearWords(name, attributesOf(value));
  const hint = near.length > 0 ? `did you mean ${near.slice(0, 4).join(", ")}?` : undefined;
  return new ExpressionError(`there is no ${name} in this`, at, hint);
}

/** The names that a value has. */
export function attributesOf(value: unknown): string[] {
  const names = new Set<string>();
  if (value instanceof Packet) {
    for (const { protocol } of value.given) for (const key of Object.keys(protocol.fields as Fields)) names.add(key);
    for (const key of Object.keys(packetMethods)) names.add(key);
  }
  if (isListed(packetListOf(value) ?? value)) for (const key of Object.keys(listMethods)) names.add(key);
  for (
    let of: unknown = value;
    of !== null && of !== undefined && of !== Object.prototype;
    of = Object.getPrototypeOf(of)
  )
    for (const key of Object.getOwnPropertyNames(of))
      if (/^[a-z]\w*$/i.test(key) && key !== "constructor") names.add(key);
  return [...names];
}

type Method = (packet: Packet, print: Print, at: Span) => unknown;

/** What Scapy's packets have and the library's have otherwise. */
const packetMethods: { readonly [name: string]: Method } = {
  show: (packet, print) => (dump?: boolean) => shown(packet.show(), print, dump),
  show2: (packet, print) => (dump?: boolean) => shown(packet.show2(), print, dump),
  haslayer: (packet, _, at) => (layer: unknown) => fromLayer(packet, nameOf(layer, at), 1) !== undefined,
  getlayer:
    (packet, _, at) =>
    (layer: unknown, occurrence = 1) => {
      if (typeof layer !== "number") return fromLayer(packet, nameOf(layer, at), occurrence) ?? null;
      return layer >= 0 && layer < packet.given.length ? packetFrom(packet, layer) : null;
    },
  lastlayer: (packet) => () => packetFrom(packet, packet.given.length - 1),
  layers: (packet) => () => packet.given.map(({ protocol }) => protocol),
  answers: (packet) => (other: unknown) =>
    packet.answers(other instanceof Stacked ? new Packet(other.layers) : (other as Packet)),
  build: (packet) => () => packet.bytes,
  copy: (packet) => () => packet,
  json: (packet) => () => JSON.stringify(packet),
  payload: (packet) => (packet.given.length > 1 ? packetFrom(packet, 1) : null),
  name: (packet) => packet.given[0]?.protocol.layer,
  time: (packet) => packet.seconds + packet.nanoseconds / 1e9,
  fields: (packet) => packet.given[0]?.values,
  original: (packet) => packet.bytes,
};

/** A list of packets, or of answered ones. */
interface Listed {
  summary(line?: (item: unknown) => string): string;
  nsummary(line?: (item: unknown) => string): string;
  makeTable(cell: (item: unknown) => Cell, options?: { readonly lined: boolean }): string;
  hexdump?(): string;
  filter(keep: Of<boolean>): Listed;
}

/** A function of an item. */
type Of<Value> = (item: unknown) => Value;

function lineBy(prn: Of<unknown> | undefined): Of<string> | undefined {
  return prn && ((item) => String(prn(item)));
}

/** Those that a function is true of. */
function chosen(list: Listed, lfilter: Of<boolean> | undefined): Listed {
  return lfilter ? list.filter((item) => isTrue(lfilter(item))) : list;
}

/** What Scapy's lists print, rather than give. */
const listMethods: {
  readonly [name: string]: (list: Listed, print: Print) => (prn?: Of<never>, lfilter?: Of<boolean>) => void;
} = {
  summary: (list, print) => (prn, lfilter) => print(chosen(list, lfilter).summary(lineBy(prn))),
  nsummary: (list, print) => (prn, lfilter) => print(chosen(list, lfilter).nsummary(lineBy(prn))),
  show: (list, print) => (prn, lfilter) => print(chosen(list, lfilter).nsummary(lineBy(prn))),
  hexdump: (list, print) => () => print(list.hexdump?.() ?? ""),
  make_table: (list, print) => (cell) => print(list.makeTable(cell ?? wholeCell)),
  make_lined_table: (list, print) => (cell) => print(list.makeTable(cell ?? wholeCell, { lined: true })),
};

function wholeCell(): never {
  throw new TypeError("a table takes a function that gives a column, a row and a value for each");
}

function shown(text: string, print: Print, dump = false): unknown {
  if (dump) return text;
  print(text);
  return null;
}
