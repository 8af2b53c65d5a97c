import { latin1 } from "../../bytes/text.ts";
import { formatObjectIdentifier } from "../../bytes/object-identifier.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { bytes, custom, mark, text } from "../../definition/fields.ts";
import type { AnyField, Common, View } from "../../definition/kinds.ts";
import { identifier, Tag, value, type Asn1 } from "./asn1.ts";
import { integerValue, unsignedValue } from "./ber.ts";

/** Values of ASN.1's own types, with the fields that show their contents. */

export function asn1Flag(about: Common<number>): Asn1 {
  return value(Tag.boolean, custom(flag, { type: "FT_BOOLEAN", ...about }));
}
const flag = derivedNumber("BOOLEAN", (octets, start, end) => (end > start && octets[start] !== 0 ? 1 : 0));

/** Flags of a BIT STRING, the first the highest, by their names. */
export function namedBits(prefix: string, names: readonly string[]): { readonly views: readonly View[] } {
  return {
    views: names.map((name, at) => ({
      filter: `${prefix}.${name.replaceAll(/[-_]/g, ".")}`,
      label: name,
      type: "FT_BOOLEAN",
      offset: at >> 3,
      size: 1,
      mask: 0x80 >> (at & 7),
    })),
  };
}

/** A number that fits in 32 bits, or in 64. */
export function asn1Integer(about: Common<never>, tag: number = Tag.integer): Asn1 {
  return value(tag, integerValue({ type: "FT_INT32", ...about }) as AnyField);
}
/** The same, which says what the open type behind it is. */
export function asn1Kind(about: Common<never>): Asn1 {
  return { ...asn1Integer(about), says: (...at) => String(integerAt(...at)) } as Asn1;
}
function integerAt(octets: Uint8Array, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at++) number = number * 256 + octets[at];
  return number;
}
export function asn1LongInteger(about: Common<never>): Asn1 {
  return value(Tag.integer, unsignedValue(about) as AnyField);
}

/** A number of which the octets are shown, and octets. */
export function asn1BigInteger(about: Common<never>): Asn1 {
  return value(Tag.integer, bytes("rest", about));
}
export function asn1Bytes(about: Common<never>): Asn1 {
  return value(Tag.octets, bytes("rest", about));
}

export function asn1Identifier(about: Common<never>): Asn1 {
  return identifier(bytes("rest", { type: "FT_OID", ...about }));
}

/** The same where Wireshark's field is a text. */
export function asn1IdentifierText(about: Common<never>): Asn1 {
  return identifier(custom(identifierText, about));
}
const identifierText = derivedText("OBJECT IDENTIFIER", formatObjectIdentifier);

/** Texts of the kind that the tag says. */
export function asn1Text(tag: number, about: Common<never>): Asn1 {
  if (tag === Tag.bmp) return value(tag, custom(bmpText, about));
  return value(tag, tag === Tag.teletex ? custom(latinText, about) : text("rest", about));
}
const latinText = derivedText("TeletexString", (octets, start, end) => latin1(octets, start, end));
const bmpText = derivedText("BMPString", (octets, start, end) => {
  let shown = "";
  for (let at = start; at + 1 < end; at += 2) shown += String.fromCharCode(octets[at] * 256 + octets[at + 1]);
  return shown;
});

/** A moment with four digits of the year, which is a time, and with two, of which Wireshark makes a text. */
export function asn1Time(about: Common<never>): Asn1 {
  return value(Tag.generalizedTime, custom(generalizedTime, { type: "FT_ABSOLUTE_TIME", ...about }));
}
export function asn1ShortTime(about: Common<never>): Asn1 {
  return value(Tag.utcTime, custom(utcTime, about));
}
const generalizedTime = derivedNumber("GeneralizedTime", (octets, start, end) => {
  const digits = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(latin1(octets, start, end));
  if (!digits) return 0;
  const [year, month, day, hour, minute, second] = digits.slice(1).map((part) => Number(part ?? 0));
  return Date.UTC(year!, month! - 1, day, hour, minute, second) / 1000;
});
/** Years below belong to this century (X.680 47, RFC 5280 4.1.2.5.1). */
const CENTURY = 50;
const utcTime = derivedText("UTCTime", (octets, start, end) => {
  const shown = latin1(octets, start, end);
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:Z|([+-]\d{4}))$/.exec(shown);
  if (!parts) return shown;
  const [, year, month, day, hour, minute, second, zone] = parts;
  const time = [hour, minute, ...(second === undefined ? [] : [second])].join(":");
  return `${Number(year) < CENTURY ? "20" : "19"}${year}-${month}-${day} ${time} (UTC${zone ?? ""})`;
});

/** A sequence where members that are missing take what stands in their place with them; `true` marks those that must be there. */
export function strictSequence(members: readonly (readonly [Asn1, boolean])[], field: Common<never>): Asn1 {
  return {
    is: "sequence",
    tag: Tag.sequence,
    members: members.map(([member]) => member),
    needed: new Set(members.flatMap(([member, needed]) => (needed ? [member] : []))),
    field: mark(field),
  };
}
