import { formatMac, parseMac } from "../../bytes/addresses.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common, Field } from "../../definition/kinds.ts";

const SIZE = 8;

const reversed = (bytes: Uint8Array, start: number): Uint8Array => bytes.slice(start, start + SIZE).toReversed();

/** An EUI-64 whose last octet stands first, as radios send it; its eight octets are there. */
export const eui64Text = (bytes: Uint8Array, start: number): string => formatMac(reversed(bytes, start), 0, SIZE);

/** A field for one, within octets that are laid out. */
export const eui64Reversed = (about: Common<string>): AnyField =>
  custom(
    { ...derivedText("address with its last octet first", eui64Text), octets: reversed },
    { type: "FT_EUI64", ...about },
  );

const STATION = 6;
const stationOctets = (bytes: Uint8Array, start: number): Uint8Array =>
  bytes.slice(start, start + STATION).toReversed();

/** A field for a station's address that is sent so, within octets that are laid out. */
export const macReversed = (about: Common<string>): AnyField =>
  custom(
    {
      ...derivedText("station with its last octet first", (bytes, start) => formatMac(stationOctets(bytes, start), 0)),
      octets: stationOctets,
    },
    { type: "FT_ETHER", ...about },
  );

const codec: Custom<string> = {
  name: "EUI-64 with its last octet first",
  skip: (_bytes, at) => at + SIZE,
  read: ({ bytes }, start) => eui64Text(bytes, start),
  text: eui64Text,
  octets: reversed,
  write: (writer, value) => writer.octets((parseMac(value ?? "", SIZE) ?? new Uint8Array(SIZE)).toReversed()),
};

/** The same as a field of its own. */
export const eui64Field = (about: Common<string>): Field<string> => custom(codec, { type: "FT_EUI64", ...about });
