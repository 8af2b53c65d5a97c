import { ByteWriter } from "../../bytes/byte-writer.ts";
import { restSize } from "../../definition/auto.ts";
import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field, Names } from "../../definition/kinds.ts";
import {
  dottedContent,
  hexContent,
  identifierContent,
  integerContent,
  textContent,
  unsignedContent,
  type Content,
  type Int,
} from "./ber-contents.ts";

/**
 * Fields of the Basic Encoding Rules (X.690). A length in more octets than it needs, as many agents write them, is part of
 * the value: `octets` counts those behind the first.
 */
export interface SpelledLength {
  readonly value: number;
  readonly octets: number;
}
export type Length = number | SpelledLength;
/** A value whose length is spelled in an unusual way. */
export type Element<V> = V | { readonly value: V; readonly lengthOctets: number };

const LONG_FORM = 0x80;
/** Octets of a length: more than any packet needs. */
const LENGTH_LIMIT = 6;

/** Octets of the length at `at`, MALFORMED for the indefinite form and for absurd ones. */
function lengthSize(bytes: Uint8Array, at: number): number {
  if (bytes[at] < LONG_FORM) return 1;
  const octets = bytes[at] - LONG_FORM;
  return octets === 0 || octets > LENGTH_LIMIT ? MALFORMED : 1 + octets;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  if (bytes[at] < LONG_FORM) return bytes[at];
  let value = 0;
  for (let i = 1; i <= bytes[at] - LONG_FORM; i++) value = value * 256 + bytes[at + i];
  return value;
}

/** Octets behind the first that a length needs. */
function usualOctets(length: number): number {
  if (length < LONG_FORM) return 0;
  let octets = 1;
  for (let rest = length; rest > 255; rest = Math.floor(rest / 256)) octets++;
  return octets;
}

function writeLength(writer: ByteWriter, length: number, octets: number): void {
  if (octets === 0) {
    writer.uint(length, 1);
    return;
  }
  writer.uint(LONG_FORM + octets, 1);
  writer.uint(length, octets);
}

/** A codec of a tag, unless there is none, and a length. */
function headerCodec(tag: number | undefined): Custom<Length> {
  const before = tag === undefined ? 0 : 1;
  return {
    name: tag === undefined ? "BER length" : "BER header",
    skip(bytes, at, end) {
      if (at + before >= end) return end + 1;
      if (tag !== undefined && bytes[at] !== tag) return MALFORMED;
      const size = lengthSize(bytes, at + before);
      return size < 0 ? MALFORMED : at + before + size;
    },
    read({ bytes }, start) {
      const value = lengthAt(bytes, start + before);
      const octets = lengthSize(bytes, start + before) - 1;
      return octets === usualOctets(value) ? value : { value, octets };
    },
    write(writer, value) {
      if (tag !== undefined) writer.uint(tag, 1);
      if (typeof value === "object") writeLength(writer, value.value, value.octets);
      else writeLength(writer, value, usualOctets(value));
    },
    number: (bytes, start) => lengthAt(bytes, start + before),
  };
}
const length = headerCodec(undefined);

/** The tag and the length of something constructed, whose parts follow as fields of the same struct. */
export function berHeader(tag: number, about: Common<Length> = {}): Field<Length> {
  return custom(headerCodec(tag), { auto: restSize(), ...about });
}

/** A length alone, where the tag before it is a field of its own. */
export function berLength(about: Common<Length> = {}): Field<Length> {
  return custom(length, { auto: restSize(), ...about });
}

/** Tag, length and contents as one field. */
function elementCodec<V>(name: string, tag: number, content: Content<V>): Custom<Element<V>> {
  const start = (bytes: Uint8Array, at: number) => at + 1 + lengthSize(bytes, at + 1);
  return {
    name,
    single: true,
    skip(bytes, at, end) {
      if (at + 1 >= end) return end + 1;
      const size = lengthSize(bytes, at + 1);
      if (bytes[at] !== tag || size < 0) return MALFORMED;
      if (at + 1 + size > end) return at + 1 + size;
      const stop = at + 1 + size + lengthAt(bytes, at + 1);
      return stop <= end && !content.fits(bytes, at + 1 + size, stop) ? MALFORMED : stop;
    },
    read({ bytes }, at, end) {
      const value = content.read(bytes, start(bytes, at), end);
      const octets = lengthSize(bytes, at + 1) - 1;
      return octets === usualOctets(lengthAt(bytes, at + 1)) ? value : { value, lengthOctets: octets };
    },
    write(writer, value) {
      const spelled = typeof value === "object" && value !== null && "lengthOctets" in value ? value : undefined;
      const inside = new ByteWriter();
      content.write(inside, spelled ? spelled.value : (value as V));
      const octets = inside.done();
      writer.uint(tag, 1);
      writeLength(writer, octets.length, spelled ? spelled.lengthOctets : usualOctets(octets.length));
      writer.octets(octets);
    },
    ...(content.number
      ? { number: (bytes: Uint8Array, at: number, end: number) => content.number?.(bytes, start(bytes, at), end) ?? 0 }
      : {}),
    ...(content.text
      ? { text: (bytes: Uint8Array, at: number, end: number) => content.text?.(bytes, start(bytes, at), end) ?? "" }
      : {}),
    octets: (bytes, at, end) => bytes.subarray(start(bytes, at), end),
    ...(content.inner ? { inner: content.inner } : {}),
    visit: (bytes, at, end, found) => content.visit?.(bytes, start(bytes, at), end, found),
  };
}

const integers = elementCodec("INTEGER", 2, integerContent);
const strings = elementCodec("OCTET STRING", 4, textContent);
const octetStrings = elementCodec("OCTET STRING", 4, hexContent);
const identifiers = elementCodec("OBJECT IDENTIFIER", 6, identifierContent);
const ticks = elementCodec("TimeTicks", 0x43, unsignedContent);
const addresses = elementCodec("IpAddress", 0x40, dottedContent);

/** An INTEGER; the builder takes a name in its place. */
export function berInteger<const N extends Names = Names>(
  about: Common<Element<Int>> & { readonly names?: N } = {},
): Field<Element<Int>, Element<Int> | (keyof N & string)> {
  return custom(integers, { default: 0, type: "FT_INT32", ...about });
}

/** An OCTET STRING that is text. */
export function berText(about: Common<Element<string>> = {}): Field<Element<string>> {
  return custom(strings, about);
}

/** An OCTET STRING in hexadecimal; `inside` are the fields in it. */
export function berOctets(
  about: Common<Element<string>> = {},
  inside?: Pick<Content<string>, "inner" | "visit">,
): Field<Element<string>> {
  const codec = inside ? elementCodec("OCTET STRING", 4, { ...hexContent, ...inside }) : octetStrings;
  return custom(codec, { type: "FT_BYTES", ...about });
}

export function berIdentifier(about: Common<Element<string>> = {}): Field<Element<string>> {
  return custom(identifiers, { default: "1.3", type: "FT_OID", ...about });
}

/** Hundredths of a second (RFC 2578 7.1.8). */
export function berTimeTicks(about: Common<Element<Int>> = {}): Field<Element<Int>> {
  return custom(ticks, { default: 0, type: "FT_UINT32", ...about });
}

/** An address of SNMP (RFC 1155 3.2.3.2). */
export function berAddress(about: Common<Element<string>> = {}): Field<Element<string>> {
  return custom(addresses, { type: "FT_IPv4", ...about });
}

/** The contents of an element whose tag and length are fields of their own. */
function contents<V>(name: string, content: Content<V>): Custom<V> {
  return {
    name,
    single: true,
    skip: (bytes, at, end) => (content.fits(bytes, at, end) ? end : MALFORMED),
    read: ({ bytes }, start, end) => content.read(bytes, start, end),
    write: (writer, value) => content.write(writer, value),
    ...(content.text ? { text: (bytes, start, end) => content.text?.(bytes, start, end) ?? "" } : {}),
    ...(content.number ? { number: content.number.bind(content) } : {}),
    ...(content.bigint ? { bigint: content.bigint.bind(content) } : {}),
    ...(content.inner ? { inner: content.inner } : {}),
    visit: (bytes, start, end, found) => content.visit?.(bytes, start, end, found),
  };
}
const integerContents = contents("contents of an INTEGER", integerContent);
const unsignedContents = contents("contents of an unsigned number", unsignedContent);
const identifierContents = contents("contents of an OBJECT IDENTIFIER", identifierContent);

export function integerValue(about: Common<Int> = {}): Field<Int> {
  return custom(integerContents, { type: "FT_INT64", default: 0, ...about });
}

export function unsignedValue(about: Common<Int> = {}): Field<Int> {
  return custom(unsignedContents, { type: "FT_UINT64", default: 0, ...about });
}

export function identifierValue(about: Common<string> = {}): Field<string> {
  return custom(identifierContents, { type: "FT_OID", default: "0.0", ...about });
}
