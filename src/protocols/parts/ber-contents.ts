import { decodeText, encodeText } from "../../bytes/text.ts";
import type { ByteWriter } from "../../bytes/byte-writer.ts";
import type { Found, Inner } from "../../definition/custom.ts";

/** What stands behind tag and length. */
export interface Content<V> {
  /** Whether bytes[start..end) are such contents. */
  fits(bytes: Uint8Array, start: number, end: number): boolean;
  read(bytes: Uint8Array, start: number, end: number): V;
  write(writer: ByteWriter, value: V): void;
  readonly number?: (bytes: Uint8Array, start: number, end: number) => number;
  readonly bigint?: (bytes: Uint8Array, start: number, end: number) => bigint;
  text?(bytes: Uint8Array, start: number, end: number): string;
  /** As in custom codecs. */
  readonly inner?: readonly Inner[];
  visit?(bytes: Uint8Array, start: number, end: number, found: Found): void;
}

/** A whole number, a bigint beyond 2^53. In another number of octets than it needs it says in how many. */
export type Int = number | bigint | { readonly value: number | bigint; readonly octets: number };

/** Octets of a number: more than any MIB has. */
const NUMBER_LIMIT = 64;

/** Octets of a number in an object identifier; those of 128 bits need 19. */
const ARC_LIMIT = 20;

function bigFrom(bytes: Uint8Array, start: number, end: number, signed: boolean): bigint {
  let value = 0n;
  for (let i = start; i < end; i++) value = (value << 8n) | BigInt(bytes[i]);
  return signed ? BigInt.asIntN(8 * (end - start), value) : value;
}

function narrow(value: bigint): number | bigint {
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value;
}

/** Octets of the shortest two's complement of a number. */
function usualOctets(value: bigint): number {
  let octets = 1;
  while (BigInt.asIntN(8 * octets, value) !== value) octets++;
  return octets;
}

function numberContent(signed: boolean): Content<Int> {
  const whole = (bytes: Uint8Array, start: number, end: number) => narrow(bigFrom(bytes, start, end, signed));
  return {
    fits: (_bytes, start, end) => end - start <= NUMBER_LIMIT,
    read(bytes, start, end) {
      const value = whole(bytes, start, end);
      return usualOctets(BigInt(value)) === end - start ? value : { value, octets: end - start };
    },
    write(writer, given) {
      const spelled = typeof given === "object" ? given : undefined;
      const value = BigInt(spelled ? spelled.value : (given as number | bigint));
      const octets = spelled?.octets ?? usualOctets(value);
      for (let i = octets - 1; i >= 0; i--) writer.uint(Number((value >> BigInt(8 * i)) & 0xffn), 1);
    },
    number: (bytes, start, end) => Number(whole(bytes, start, end)),
    bigint: (bytes, start, end) => bigFrom(bytes, start, end, signed),
    text: (bytes, start, end) => String(whole(bytes, start, end)),
  };
}

/** Two's complement. */
export const integerContent: Content<Int> = numberContent(true);

/** Counters and gauges: what should be two's complement with a first bit of 0 (RFC 2578 7.1.6) often is not. */
export const unsignedContent: Content<Int> = numberContent(false);

export const textContent: Content<string> = {
  fits: () => true,
  read: decodeText,
  write: (writer, value) => writer.octets(encodeText(value ?? "")),
  text: decodeText,
};

/** Octets as hexadecimal digits. */
export const hexContent: Content<string> = {
  fits: () => true,
  read: (bytes, start, end) =>
    Array.from(bytes.subarray(start, end), (octet) => octet.toString(16).padStart(2, "0")).join(""),
  write(writer, value) {
    if (!/^([0-9a-f]{2})*$/i.test(value ?? ""))
      throw new RangeError(`"${value}" is not a row of octets in hexadecimal`);
    for (let i = 0; i < (value ?? "").length; i += 2) writer.uint(parseInt(value.slice(i, i + 2), 16), 1);
  },
};

/** Octets in decimal with dots between: an address where there are four of them. */
export const dottedContent: Content<string> = {
  fits: () => true,
  read: (bytes, start, end) => Array.from(bytes.subarray(start, end)).join("."),
  write(writer, value) {
    const parts = value === "" ? [] : (value ?? "0.0.0.0").split(".");
    if (!parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256))
      throw new RangeError(`"${value}" is not an address`);
    for (const part of parts) writer.uint(Number(part), 1);
  },
};

/** Object identifiers as `1.3.6.1`; the first number on the wire stands for two (X.690 8.19). */
export const identifierContent: Content<string> = {
  fits(bytes, start, end) {
    if (end > start && bytes[end - 1] >= 0x80) return false;
    for (let at = start, first = start; at < end; at++) {
      // A number starts with no idle octet.
      if ((at === first && bytes[at] === 0x80) || at - first >= ARC_LIMIT) return false;
      if (bytes[at] < 0x80) first = at + 1;
    }
    return true;
  },
  read: identifierText,
  write(writer, value) {
    const parts = value === "" ? [] : value.replace(/^\./, "").split(".").map(BigInt);
    if (parts.length === 1 || (parts.length > 1 && (parts[0] > 2n || (parts[0] < 2n && parts[1] > 39n)))) {
      throw new RangeError(
        `"${value}" is not an object identifier: its first two numbers are up to 2 and, below that, up to 39`,
      );
    }
    const numbers = parts.length === 0 ? [] : [40n * parts[0] + parts[1], ...parts.slice(2)];
    for (const number of numbers) writeBase128(writer, number);
  },
  text: identifierText,
};

function identifierText(bytes: Uint8Array, start: number, end: number): string {
  const parts: string[] = [];
  let number = 0n;
  for (let at = start; at < end; at++) {
    number = (number << 7n) | BigInt(bytes[at] & 0x7f);
    if (bytes[at] >= 0x80) continue;
    if (parts.length === 0) {
      const first = number < 80n ? number / 40n : 2n;
      parts.push(String(first));
      number -= 40n * first;
    }
    parts.push(String(number));
    number = 0n;
  }
  return parts.join(".");
}

function writeBase128(writer: ByteWriter, number: bigint): void {
  const octets = [Number(number & 0x7fn)];
  for (let rest = number >> 7n; rest > 0n; rest >>= 7n) octets.unshift(Number(rest & 0x7fn) | 0x80);
  for (const octet of octets) writer.uint(octet, 1);
}
