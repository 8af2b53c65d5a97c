import { parseIPv4, parseIPv6, parseMac } from "../../bytes/addresses.ts";
import { encodeText } from "../../bytes/text.ts";
import { ipv4Set, ipv6Set } from "../address-set.ts";
import { Raw } from "../../definition/raw.ts";
import { octetsOf } from "../explicit.ts";
import { range } from "../several.ts";
import { isLayer, Stacked } from "../stacked.ts";
import { Tuple } from "../tuple.ts";
import * as volatile from "../volatile.ts";
import { asn1 } from "./asn1.ts";
import { ExpressionError } from "./expression-error.ts";
import type { Span } from "./syntax-tree.ts";

/** Octets that one expression may make. */
export const OCTET_LIMIT = 1 << 24;

/** The arguments of a call, and where it stands. */
export interface CallContext {
  readonly positional: readonly unknown[];
  readonly named: ReadonlyMap<string, unknown>;
  readonly span: Span;
}
export type Call = (context: CallContext) => unknown;

/** The `index`th argument, or the one of this name. */
function argument({ positional, named }: CallContext, index: number, name: string): unknown {
  return positional[index] ?? named.get(name);
}

function integer(context: CallContext, index: number, name: string, otherwise: number): number {
  const value = argument(context, index, name) ?? otherwise;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new ExpressionError(`${name} is an integer`, context.span);
}

function text(context: CallContext, index: number, name: string): string {
  const value = argument(context, index, name);
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return String.fromCharCode(...value);
  throw new ExpressionError(`${name} is a text`, context.span);
}

function hexOctets(context: CallContext): Uint8Array {
  const digits = text(context, 0, "the hexadecimal digits").replaceAll(/\s/g, "");
  if (!/^(?:[\da-fA-F]{2})*$/.test(digits))
    throw new ExpressionError("octets are pairs of hexadecimal digits", context.span);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

/** `bytes(…)`: of a packet, of a list of numbers, so many zeros, or of text. */
function bytesOf(context: CallContext): Uint8Array {
  const [value] = context.positional;
  if (value === undefined) return new Uint8Array(0);
  if (value instanceof Uint8Array) return value;
  if (value instanceof Stacked) return octetsOf(value.layers, volatile.unseeded);
  if (isLayer(value)) return octetsOf([value], volatile.unseeded);
  if (typeof value === "string") return encodeText(value);
  if (typeof value === "number" && value >= 0 && value <= OCTET_LIMIT) return new Uint8Array(value);
  const items = value instanceof Tuple ? value.items : value;
  if (Array.isArray(items) && items.every((item) => Number.isInteger(item) && item >= 0 && item < 256))
    return Uint8Array.from(items as number[]);
  throw new ExpressionError("octets are made of a packet, of text or of numbers from 0 to 255", context.span);
}

function address(parse: (text: string) => Uint8Array | undefined): Call {
  return (context) => {
    const written = context.positional.find((value) => typeof value === "string") ?? "";
    const octets = parse(written);
    if (octets) return octets;
    throw new ExpressionError(`"${written}" is no such address`, context.span);
  };
}

/** `Net("10.0.0.0/30")`, or from one address to another. */
function net(context: CallContext): unknown {
  const written = text(context, 0, "a network");
  return ipv4Set(written) ?? ipv6Set(written) ?? written;
}

function randomIP(context: CallContext): unknown {
  const template = argument(context, 0, "iptemplate");
  if (template === undefined) return volatile.randIP();
  const [network, length = "32"] = String(template).split("/");
  const octets = parseIPv4(network);
  if (!octets) throw new ExpressionError(`"${String(template)}" is no IPv4 network`, context.span);
  return volatile.randIP(
    octets.reduce((sum, octet) => sum * 256 + octet, 0),
    Number(length),
  );
}

function choices({ positional }: CallContext): unknown {
  const items = positional.length === 1 && Array.isArray(positional[0]) ? (positional[0] as unknown[]) : positional;
  return volatile.randChoice(...items);
}

function numberOf(context: CallContext): number {
  const [value, base = 10] = context.positional;
  const number = typeof value === "string" ? parseInt(value, Number(base)) : Math.trunc(Number(value));
  if (Number.isNaN(number)) throw new ExpressionError("this is no number", context.span);
  return number;
}

const ranges = Object.entries(volatile.integers).map(([name, [first, last]]): [string, Call] => [
  name,
  () => volatile.randNum(first, last),
]);

/** The functions that an expression may call. */
export const functions: { readonly [name: string]: Call } = {
  bytes: bytesOf,
  bytearray: bytesOf,
  raw: bytesOf,
  bytes_encode: bytesOf,
  RawVal: bytesOf,
  "bytes.fromhex": hexOctets,
  "bytearray.fromhex": hexOctets,
  hex_bytes: hexOctets,
  Packet: bytesOf,
  inet_aton: address(parseIPv4),
  inet_pton: address((written) => parseIPv4(written) ?? parseIPv6(written)),
  mac2str: address(parseMac),
  Net: net,
  Net6: net,
  int: numberOf,
  str: ({ positional }) => String(positional[0] ?? ""),
  chr: (context) => String.fromCodePoint(integer(context, 0, "the character", 0)),
  list: ({ positional }) => (positional[0] instanceof Tuple ? positional[0].items : (positional[0] ?? [])),
  tuple: ({ positional }) => new Tuple((positional[0] as unknown[] | undefined) ?? []),
  range: (context) => {
    const [first, end] =
      context.positional.length > 1
        ? [integer(context, 0, "start", 0), integer(context, 1, "stop", 0)]
        : [0, integer(context, 0, "stop", 0)];
    return range(first, end - 1);
  },
  ...Object.fromEntries(ranges),
  ...Object.fromEntries(
    Object.entries(asn1).map(([name, make]): [string, Call] => [
      name,
      ({ positional }) => new Stacked([Raw({ load: make(positional[0]) })]),
    ]),
  ),
  RandLong: () => volatile.randLong(),
  RandNum: (context) => volatile.randNum(integer(context, 0, "min", 0), integer(context, 1, "max", 255)),
  RandIP: randomIP,
  RandIP6: () => volatile.randIP6(),
  RandMAC: () => volatile.randMAC(),
  RandBin: (context) => volatile.randBin(integer(context, 0, "size", 16)),
  RandString: (context) => volatile.randString(integer(context, 0, "size", 16)),
  RandChoice: choices,
};
