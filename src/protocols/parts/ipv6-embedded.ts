import { formatMac } from "../../bytes/addresses.ts";
import { u16, u32 } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom, ipv4, u16 as uint16 } from "../../definition/fields.ts";
import type { AnyField, Common, Field } from "../../definition/kinds.ts";
import { aside, octetsOf } from "./aside.ts";
import { invertedAddress, invertedPort } from "./inverted.ts";

const ADDRESS = 16;
/** Where the interface's half of an address begins. */
const INTERFACE = 8;

const UNIVERSAL = 0x02;
const macOf = (octets: Uint8Array, at: number): Uint8Array =>
  Uint8Array.of(
    octets[at]! ^ UNIVERSAL,
    octets[at + 1]!,
    octets[at + 2]!,
    octets[at + 5]!,
    octets[at + 6]!,
    octets[at + 7]!,
  );
const station: Custom<string> = {
  name: "address of a station",
  skip: (_octets, at) => at + INTERFACE,
  read: ({ bytes }, start) => formatMac(macOf(bytes, start), 0),
  text: (octets, start) => formatMac(macOf(octets, start), 0),
  octets: (octets, start) => macOf(octets, start),
  write() {},
};
const slaac = (about: Common<string>): Field<string> => custom(station, { type: "FT_ETHER", ...about });

type Make = (about: { filter: string; label: string; hidden?: boolean }) => AnyField;
type Part = readonly [name: string, label: string, make: Make, from: number, to: number];

/** What of an address is another: where it is in it, and how Wireshark calls it. */
const TEREDO: readonly Part[] = [
  ["ts_ipv4", "Teredo Server IPv4", ipv4, 4, 8],
  ["tc_port", "Teredo Port", invertedPort, 10, 12],
  ["tc_ipv4", "Teredo Client IPv4", invertedAddress, 12, 16],
];
const SIX_TO_FOUR: readonly Part[] = [
  ["6to4_gw_ipv4", "6to4 Gateway IPv4", ipv4, 2, 6],
  ["6to4_sla_id", "6to4 SLA ID", uint16, 6, 8],
];
const SLAAC: readonly Part[] = [["slaac_mac", "SLAAC MAC", slaac, INTERFACE, ADDRESS]];
const ISATAP: readonly Part[] = [["isatap_ipv4", "ISATAP IPv4", ipv4, 12, ADDRESS]];
const TRANSLATED: readonly Part[] = [["embed_ipv4", "Embedded IPv4", ipv4, 12, ADDRESS]];

/** The kinds of addresses that hold others, and how they are known (RFC 6052, 4380, 3056, 4291 2.5.1, 5214). */
const kinds: readonly { readonly parts: readonly Part[]; readonly is: (octets: Uint8Array, at: number) => boolean }[] =
  [
    {
      parts: TRANSLATED,
      is: (octets, at) =>
        u32(octets, at) === 0x0064ff9b && u32(octets, at + 4) === 0 && u32(octets, at + INTERFACE) === 0,
    },
    { parts: TEREDO, is: (octets, at) => u32(octets, at) === 0x20010000 },
    { parts: SIX_TO_FOUR, is: (octets, at) => u16(octets, at) === 0x2002 },
    {
      parts: SLAAC,
      is: (octets, at) => (octets[at + INTERFACE]! & UNIVERSAL) !== 0 && u16(octets, at + 11) === 0xfffe,
    },
    {
      parts: ISATAP,
      is: (octets, at) => (octets[at + INTERFACE]! & 0xfc) === 0 && (u32(octets, at + INTERFACE) & 0xffffff) === 0x5efe,
    },
  ];

const inner: (readonly [string, AnyField])[] = [];
/** By kind: the first of its fields for the source, for the destination and for either. */
const firsts = kinds.map(({ parts }) =>
  (["src", "dst", ""] as const).map((place) => {
    const first = inner.length;
    for (const [name, label, make] of parts) {
      const about =
        place === ""
          ? { filter: name, label, hidden: parts !== TRANSLATED }
          : {
              filter: `${place}_${name}`,
              label: `${place === "src" ? "Source" : "Destination"} ${label}`,
              plain: false,
            };
      inner.push([`${place}${name}`, make(about)]);
    }
    return first;
  }),
);
const PREFIX = inner.length;
inner.push(["prefix", octetsOf({ filter: "embed_ipv4_prefix", label: "Embedded IPv4 Prefix" })]);

/** The fields that trees show, by name, with their labels. */
export const embeddedNames: readonly (readonly [string, string])[] = inner.flatMap(([, { filter, label, hidden }]) =>
  hidden === true ? [] : [[`ipv6.${filter}`, label ?? ""] as const],
);

/** What the two addresses in front of it hold: addresses of other networks and of stations. */
export const embeddedAddresses = aside(inner, (octets, end, found) => {
  for (const which of [0, 1] as const) {
    const at = end - ADDRESS * (2 - which);
    kinds.forEach(({ parts, is }, kind) => {
      if (!is(octets, at)) return;
      if (parts === TRANSLATED) found(PREFIX, at, at + 12);
      for (const first of [firsts[kind]![which]!, firsts[kind]![2]!])
        parts.forEach(([, , , from, to], i) => found(first + i, at + from, at + to));
    });
  }
});
