import { formatIPv4, formatIPv6, formatMac } from "../bytes/addresses.ts";

/** Random numbers in 0 … 2^32 - 1. */
export type Random = () => number;

/** Another sequence in each program. */
export const unseeded: Random = () => Math.floor(Math.random() * 2 ** 32);

/** A value that is drawn anew for each packet. */
export class Volatile<V = unknown> {
  readonly name: string;
  readonly draw: (random: Random) => V;

  constructor(name: string, draw: (random: Random) => V) {
    this.name = name;
    this.draw = draw;
  }
}

/** A number below `limit`, which is at most 2^53. */
function below(random: Random, limit: number): number {
  if (limit <= 2 ** 32) return Math.floor((random() / 2 ** 32) * limit);
  return Math.floor(((random() * 2 ** 21 + (random() >>> 11)) / 2 ** 53) * limit);
}

function octets(random: Random, count: number): Uint8Array {
  return Uint8Array.from({ length: count }, () => below(random, 256));
}

/** An integer from `first` to `last`. */
export function randNum(first: number, last: number): Volatile<number> {
  return new Volatile("RandNum", (random) => first + below(random, last - first + 1));
}

/** `size` random octets. */
export function randBin(size: number): Volatile<Uint8Array> {
  return new Volatile("RandBin", (random) => octets(random, size));
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** `size` random letters and digits, or characters of `from`. */
export function randString(size: number, from: string = letters): Volatile<string> {
  return new Volatile("RandString", (random) =>
    Array.from({ length: size }, () => from[below(random, from.length)]).join(""),
  );
}

/** One of the items. */
export function randChoice<V>(...items: readonly V[]): Volatile<V> {
  return new Volatile("RandChoice", (random) => items[below(random, items.length)]);
}

/** An IPv4 address that begins like `network` in its first `length` bits. */
export function randIP(network = 0, length = 0): Volatile<string> {
  const host = 2 ** (32 - length);
  return new Volatile("RandIP", (random) => {
    const number = network - (network % host) + below(random, host);
    return formatIPv4(Uint8Array.of(number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255, number & 255), 0);
  });
}

export function randIP6(): Volatile<string> {
  return new Volatile("RandIP6", (random) => formatIPv6(octets(random, 16), 0));
}

export function randMAC(): Volatile<string> {
  return new Volatile("RandMAC", (random) => formatMac(octets(random, 6), 0));
}

/** The unsigned and signed integers that Scapy has names for, by width in bits. */
export const integers: { readonly [name: string]: readonly [number, number] } = {
  RandByte: [0, 255],
  RandSByte: [-128, 127],
  RandShort: [0, 65535],
  RandSShort: [-32768, 32767],
  RandInt: [0, 2 ** 32 - 1],
  RandSInt: [-(2 ** 31), 2 ** 31 - 1],
};

/** 64 random bits, as a bigint. */
export function randLong(): Volatile<bigint> {
  return new Volatile("RandLong", (random) => (BigInt(random()) << 32n) | BigInt(random()));
}
