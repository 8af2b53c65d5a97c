import { bytes, int, ipv4, ipv6, text, u16, u32, u64 } from "../../definition/fields.ts";
import type { AnyField, ValueStrings } from "../../definition/kinds.ts";
import { diameter3gpp } from "./diameter-3gpp-attributes.ts";
import { diameter3gppValues } from "./diameter-3gpp-values.ts";
import { diameterBase } from "./diameter-base-attributes.ts";
import { diameterBaseValues } from "./diameter-base-values.ts";
import { diameterApplications } from "./diameter-names.ts";
import { float, momentOf } from "./numbers-inside.ts";
import { since1900 } from "./since-1900.ts";

/** Types of attributes (RFC 6733 4.2, 4.3). */
export type DiameterType = keyof typeof diameterBase | keyof typeof diameter3gpp;
const VENDOR_3GPP = 10415;
/** Attributes whose values are applications: Auth-Application-Id, Acct-Application-Id. */
const APPLICATION_IDS = [258, 259];

const families = {
  1: "IPv4",
  2: "IPv6",
  3: "NSAP",
  4: "HDLC",
  5: "BBN",
  6: "IEEE-802",
  7: "E-163",
  8: "E-164",
  9: "F-69",
  10: "X-121",
  11: "IPX",
  12: "Appletalk",
  13: "Decnet4",
  14: "Vines",
  15: "E-164-NSAP",
  16: "DNS",
  17: "DistinguishedName",
  18: "AS",
  19: "XTPoIPv4",
  20: "XTPoIPv6",
  21: "XTPNative",
  22: "FibrePortName",
  23: "FibreNodeName",
  24: "GWID",
};

/** What values are, by key, that Wireshark hands to others: User-Data, Sh-User-Data. */
const paths: { readonly [key: string]: string | undefined } = {
  "10415.606": "xml",
  "10415.702": "xml",
};

type Make = (about: {
  readonly filter: string;
  readonly label: string;
  readonly strings?: ValueStrings;
  readonly path?: string;
}) => AnyField;
const make: { readonly [type in DiameterType]: Make } = {
  text: (about) => text("rest", about),
  octets: (about) => bytes("rest", about),
  group: (about) => bytes("rest", about),
  address: (about) => bytes("rest", about),
  signed: (about) => int(4, about),
  unsigned: (about) => u32(about),
  signed64: (about) => u64({ ...about, type: "FT_INT64" }),
  unsigned64: (about) => u64(about),
  float: (about) => float(about),
  time: (about) => momentOf(since1900, about),
};

/** Names of what is inside an address, behind its key. */
const addressParts: { readonly [part: string]: (about: { filter: string; label: string }) => AnyField } = {
  addr_family: ({ filter, label }) => u16({ filter, label: `${label} Family`, strings: families }),
  IPv4: (about) => ipv4(about),
  IPv6: (about) => ipv6(about),
  E164: (about) => text("rest", about),
  Bytes: (about) => bytes("rest", about),
};

/** Words for values by the attribute's number. */
function wordsOf(table: string): ReadonlyMap<number, { readonly [value: number]: string }> {
  const words = new Map<number, { [value: number]: string }>();
  let current: { [value: number]: string } = {};
  for (const line of table.trim().split("\n")) {
    const colon = /^\d+:/.exec(line)?.[0] ?? "";
    if (colon !== "") words.set(parseInt(colon, 10), (current = {}));
    for (const [value, word] of entries(line.slice(colon.length))) current[value] = word;
  }
  return words;
}

/** `number text|number text`: numbers with their texts. */
function entries(line: string): [number, string][] {
  return line
    .split("|")
    .filter((item) => item !== "")
    .map((item) => [parseInt(item, 10), item.slice(item.indexOf(" ") + 1)]);
}

const typesByKey = new Map<string, DiameterType>();
const fieldsByKey: { [key: string]: AnyField } = {};

function add(vendor: number, table: { readonly [type in DiameterType]?: string }, values: string): void {
  const words = wordsOf(values);
  for (const [type, list] of Object.entries(table) as [DiameterType, string][])
    for (const [code, name] of list.trim().split("\n").flatMap(entries)) {
      const key = diameterKey(vendor, code);
      const strings = vendor === 0 && APPLICATION_IDS.includes(code) ? diameterApplications : words.get(code);
      typesByKey.set(key, type);
      fieldsByKey[key] = make[type]({
        filter: name,
        label: name,
        ...(strings ? { strings } : {}),
        ...(paths[key] === undefined ? {} : { path: paths[key] }),
      });
      if (type !== "address") continue;
      for (const [part, of] of Object.entries(addressParts))
        fieldsByKey[`${key}.${part}`] = of({ filter: `${name}.${part}`, label: `${name} Address` });
    }
}

/** The key of the field of an attribute. */
export function diameterKey(vendor: number, code: number): string {
  return `${vendor}.${code}`;
}

add(0, diameterBase, diameterBaseValues);
add(VENDOR_3GPP, diameter3gpp, diameter3gppValues);

/** The fields of attributes' values, and their types, by key. */
export const attributeFields: { readonly [key: string]: AnyField } = fieldsByKey;
export const attributeTypes: ReadonlyMap<string, DiameterType> = typesByKey;
