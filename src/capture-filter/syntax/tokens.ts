import { addressWithColons, ipv6Octets, isIPv4, isMac, macOctets } from "./address-text.ts";
import { FilterError } from "../filter-error.ts";
import { constants, keywords, type KeywordRole } from "./keywords.ts";
import { numberPattern, numberValue } from "../number-text.ts";
import { endOf } from "./sticky.ts";

/**
 * Keywords have their role as kind, and so have `&&`, `||` and `!`. `symbol`: operators, brackets, `:`. `unknown`: a
 * character that the language has no use for.
 */
export type TokenKind =
  | KeywordRole | "symbol" | "number" | "name" | "ipv4" | "ipv6" | "mac" | "one-octet" | "unknown" | "end"; // oxfmt-ignore

export interface Token {
  readonly kind: TokenKind;
  /** The shortest spelling of keywords and symbols; of everything else what is written, without a leading backslash. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of `number` and `one-octet`. */
  readonly value: number;
  /** Of `ipv6` and `mac`. */
  readonly address: Uint8Array | undefined;
}

const blank = /[ \r\n\t]*/y;
const word = /[A-Za-z0-9](?:[-_.A-Za-z0-9]*[.A-Za-z0-9])?/y;
const escaped = /\\[^ !()\n\t]+/y;
const oneOctet = /\$[0-9A-Fa-f]{1,2}/y;
const symbol = /&&|\|\||[<>!=]=|<<|>>|[+\-*/%:[\]!<>()&|^=]/y;
const wholeNumber = new RegExp(`^${numberPattern}$`);
const colon = ":".charCodeAt(0);
const startsGroups = /^[0-9A-Fa-f]{1,4}$/;

/** Symbols that are another spelling of something else. */
const sameAs: Readonly<Record<string, string>> = { "&&": "and", "||": "or", "!": "not", "==": "=" };

/** The token at `position` or after the blanks there: the longest text that is one. Throws for numbers and addresses that cannot be. */
export function tokenAt(text: string, position: number): Token {
  const start = endOf(blank, text, position);
  if (start === text.length) return token("end", "", start, start);
  const end = endOf(word, text, start);
  if (end > 0) return wordToken(text, start, end);
  if (text.startsWith("::", start)) return addressToken(text, start)!;
  return markToken(text, start);
}

function token(kind: TokenKind, text: string, start: number, end: number, value = 0, address?: Uint8Array): Token {
  return { kind, text, start, end, value, address };
}

function wordToken(text: string, start: number, end: number): Token {
  const spelling = text.slice(start, end);
  if (text.charCodeAt(end) === colon && startsGroups.test(spelling)) {
    const address = addressToken(text, start);
    if (address !== undefined) return address;
  }
  const keyword = keywords.get(spelling);
  if (keyword !== undefined) return token(keyword.role, keyword.word, start, end);
  if (isMac(spelling)) return token("mac", spelling, start, end, 0, macOctets(spelling));
  if (wholeNumber.test(spelling)) return token("number", spelling, start, end, numberValue(spelling, { start, end }));
  if (isIPv4(spelling)) return token("ipv4", spelling, start, end);
  const constant = constants.get(spelling);
  if (constant !== undefined) return token("number", spelling, start, end, constant);
  return token("name", spelling, start, end);
}

function addressToken(text: string, start: number): Token | undefined {
  const found = addressWithColons(text, start);
  if (found === undefined) return undefined;
  const { kind, end } = found;
  const spelling = text.slice(start, end);
  switch (kind) {
    case "mac":
      return token("mac", spelling, start, end, 0, macOctets(spelling));
    case "ipv6": {
      const address = ipv6Octets(spelling);
      if (address !== undefined) return token("ipv6", spelling, start, end, 0, address);
      const hint = "the dotted end of an IPv6 address is four decimal numbers from 0 to 255";
      throw new FilterError(`invalid IPv6 address ${spelling}`, { start, end }, hint);
    }
    case "broken-mac": {
      const hint = "an Ethernet address is six pairs of hexadecimal digits: 00:1b:21:0a:0b:0c";
      throw new FilterError(`bogus ethernet address ${spelling}`, { start, end }, hint);
    }
    default:
      return kind satisfies never;
  }
}

/** A token that begins with neither a letter nor a digit. */
function markToken(text: string, start: number): Token {
  let end = endOf(symbol, text, start);
  if (end > 0) {
    const written = text.slice(start, end);
    const same = sameAs[written] ?? written;
    return token(keywords.get(same)?.role ?? "symbol", same, start, end);
  }
  end = endOf(escaped, text, start);
  if (end > 0) return token("name", text.slice(start + 1, end), start, end);
  end = endOf(oneOctet, text, start);
  if (end > 0) return token("one-octet", text.slice(start, end), start, end, parseInt(text.slice(start + 1, end), 16));
  const character = String.fromCodePoint(text.codePointAt(start)!);
  return token("unknown", character, start, start + character.length);
}
