import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { dialledCountries } from "./dialled-countries.ts";
import { mobileCountries } from "./mobile-countries.ts";

/** Numbers of mobile networks and their users, a digit in four bits, the lower four first (3GPP TS 24.008 10.5). */

const countries: ReadonlySet<number> = new Set(dialledCountries.map(([first]) => first));
const FILLER = 15;
const SPACE = 0x20;
const DIGITS = "0123456789*#abc";
const DECIMAL = "0123456789???????";

const nibble = (bytes: Uint8Array, start: number, index: number): number => {
  const octet = bytes[start + (index >> 1)] ?? 0xff;
  return index & 1 ? octet >> 4 : octet & FILLER;
};

/** Digits up to the filler, by these letters. */
function digitsOf(bytes: Uint8Array, start: number, end: number, letters: string): string {
  let digits = "";
  for (let index = 0; index < 2 * (end - start); index++) {
    const digit = nibble(bytes, start, index);
    if (digit === FILLER) break;
    digits += letters[digit];
  }
  return digits;
}

/** Where the digits of a country and a network are: as three octets have them, or as those that a subscriber's number begins with. */
type Arrangement = "octets" | "digits";

/** A network has two digits where the filler is in place of the third. */
function threeDigits(bytes: Uint8Array, start: number, places: readonly [number, number, number]): number {
  const [first, second, third] = places.map((place) => nibble(bytes, start, place));
  return third === FILLER ? 10 * first + second : 100 * first + 10 * second + third;
}

/** Mobile Country Code, from where the code of country and network begins. */
export function countryCode(filter: string, arrangement: Arrangement = "octets"): AnyField {
  const country = derivedNumber("mobile country code", (bytes, start) => threeDigits(bytes, start, [0, 1, 2]));
  return custom(country, {
    type: "FT_UINT16",
    filter,
    label: "Mobile Country Code (MCC)",
    strings: mobileCountries,
    line: arrangement === "octets" ? "e212.mcc" : "e212.mcc.digits",
  });
}

/** Mobile Network Code, from an octet further on. */
export function networkCode(filter: string, arrangement: Arrangement = "octets"): AnyField {
  const network = derivedNumber("mobile network code", (bytes, start) =>
    arrangement === "octets" ? threeDigits(bytes, start, [2, 3, 1]) : threeDigits(bytes, start, [1, 2, 3]),
  );
  return custom(network, { type: "FT_UINT16", filter, label: "Mobile Network Code (MNC)" });
}

/** Decimal digits. */
export function decimalDigits(about: Common<string>): AnyField {
  return custom(
    derivedText("digits", (bytes, start, end) => digitsOf(bytes, start, end, DECIMAL)),
    about,
  );
}

/** What can be dialled; the last four bits are no digit where their number is odd. */
export function dialledDigits(about: Common<string>, count: "even" | "odd" = "even"): AnyField {
  const text = derivedText("dialled digits", (bytes, start, end) => {
    const digits = digitsOf(bytes, start, end, DIGITS);
    return count === "odd" ? digits.slice(0, 2 * (end - start) - 1) : digits;
  });
  return custom(text, about);
}

/** Labels of a domain name, each behind its length, with dots between (RFC 1035 3.1), which some write as it is read. */
export function domainLabels(about: Common<string>, written: "labels" | "either" = "either"): AnyField {
  const text = derivedText("domain labels", (bytes, start, end) =>
    written === "either" && bytes[start] >= SPACE ? latin1(bytes.subarray(start, end)) : labelsText(bytes, start, end),
  );
  return custom(text, about);
}

function labelsText(bytes: Uint8Array, start: number, end: number): string {
  const labels: string[] = [];
  for (let at = start; at < end;) {
    const stop = Math.min(end, at + 1 + bytes[at]);
    labels.push(latin1(bytes.subarray(at + 1, stop)));
    at = stop;
  }
  return labels.join(".");
}

const latin1 = (octets: Uint8Array): string => String.fromCharCode(...octets);

/** The country of a number that is dialled: the shortest beginning that one has (ITU-T E.164), three digits where none has it. */
export function dialledCountry(bytes: Uint8Array, start: number): number {
  const [first, second, third] = [0, 1, 2].map((place) => nibble(bytes, start, place));
  const known = [first, 10 * first + second].find((code) => code > 0 && countries.has(code));
  return known ?? 100 * first + 10 * second + third;
}
