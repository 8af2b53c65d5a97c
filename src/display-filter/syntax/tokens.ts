import { DisplayFilterError } from "../filter-error.ts";
import { characterCode, quotedText, rawText } from "./quoted.ts";

/**
 * `sign`: operators in any spelling, brackets and commas. `brackets`: `[…]` with what is in them. `layers`: `#2` and
 * `#[…]`. `reference`: `$name` and `${…}`. `unknown`: a character that the language has no use for.
 */
export type TokenKind =
  | "sign"
  | "word"
  | "text"
  | "raw-text"
  | "character"
  | "brackets"
  | "layers"
  | "reference"
  | "unknown"
  | "end";

export interface Token {
  readonly kind: TokenKind;
  /** One spelling of each operator; of texts their value, of brackets, layers and references what is inside. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of characters. */
  readonly code: number;
}

/** Every spelling of an operator that is a word, with the one that tokens have. */
export const operatorWords: ReadonlyMap<string, string> = new Map(Object.entries({
  eq: "==", any_eq: "==", ne: "!=", all_ne: "!=", all_eq: "===", any_ne: "!==", gt: ">", lt: "<", ge: ">=", le: "<=",
  contains: "contains", matches: "matches", in: "in", bitand: "&", bitwise_and: "&", and: "and", or: "or", xor: "xor", not: "not",
  any: "any", all: "all",
})); // oxfmt-ignore

const signWords: Readonly<Record<string, string>> = {
  "&&": "and",
  "||": "or",
  "^^": "xor",
  "!": "not",
  "~": "matches",
};

const blank = /[ \t\r\n]*/y;
const sign = /===|!==|==|!=|>=|<=|&&|\|\||\^\^|\.\.|[><~&!+\-*/%@(){},]/y;
/** A name or a value: letters and digits, joined by single dots and dashes, by colons, and a prefix length behind an address. */
const word = /[.:]?[A-Za-z0-9_]+(?:[.-][A-Za-z0-9_]+|:+[A-Za-z0-9_]+)*/y;
/** What the pattern of words does not cover: addresses that begin or end with colons, moments with a zone. */
const longWords = [
  /(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*)?::(?:[0-9A-Fa-f]{1,4}(?::[0-9A-Fa-f]{1,4})*(?:\.\d+){0,3})?(?![A-Za-z0-9_])/y,
  /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?[+-]\d\d:?\d\d/y,
  /\d+(?:\.\d+)?[eE][+-]?\d+(?![A-Za-z0-9_.:-])/y,
];
const prefixLength = /\/\d+/y;
const looksLikeAddress = /^:?(?:\d+(?:\.\d+){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*)$/;
const layerNumber = /#[ \t]*(\d+)/y;
const layerRanges = /#[ \t]*\[([^\]]*)\]/y;
const brackets = /\[([^\]]*)\]/y;
const reference = /\$(?:\{([^{}]*)\}|([A-Za-z_][A-Za-z0-9_.-]*))/y;

/** The token at `position` or after the blanks there. Throws for quotes that do not end and the like. */
export function tokenAt(text: string, position: number): Token {
  const start = position + lengthAt(blank, text, position);
  if (start >= text.length) return token("end", "", text.length, text.length);
  return quotedAt(text, start) ?? wordAt(text, start) ?? signAt(text, start) ?? markAt(text, start);
}

/** All tokens up to one that cannot be read; the last is the end where there is none such. */
export function readableTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  try {
    do tokens.push(tokenAt(text, tokens.at(-1)?.end ?? 0));
    while (tokens.at(-1)?.kind !== "end");
  } catch (fault) {
    if (!(fault instanceof DisplayFilterError)) throw fault;
  }
  return tokens;
}

function token(kind: TokenKind, text: string, start: number, end: number, code = 0): Token {
  return { kind, text, start, end, code };
}

function quotedAt(text: string, start: number): Token | undefined {
  if (text[start] === '"') {
    const quoted = quotedText(text, start);
    return token("text", quoted.text, start, quoted.end);
  }
  if (text[start] === "'") {
    const { code, end } = characterCode(text, start);
    return token("character", text.slice(start, end), start, end, code);
  }
  if (/[rR]/.test(text[start]) && text[start + 1] === '"') {
    const raw = rawText(text, start);
    return token("raw-text", raw.text, start, raw.end);
  }
  return undefined;
}

function wordAt(text: string, start: number): Token | undefined {
  if (text.startsWith("..", start)) return undefined;
  let length = Math.max(lengthAt(word, text, start), ...longWords.map((pattern) => lengthAt(pattern, text, start)));
  if (length === 0) return undefined;
  if (looksLikeAddress.test(text.slice(start, start + length))) length += lengthAt(prefixLength, text, start + length);
  const written = text.slice(start, start + length);
  const operator = operatorWords.get(written);
  return token(operator === undefined ? "word" : "sign", operator ?? written, start, start + length);
}

function signAt(text: string, start: number): Token | undefined {
  const length = lengthAt(sign, text, start);
  if (length === 0) return undefined;
  const written = text.slice(start, start + length);
  return token("sign", signWords[written] ?? written, start, start + length);
}

/** Brackets, layers, references, and what is none of them. */
function markAt(text: string, start: number): Token {
  for (const [kind, pattern] of [
    ["brackets", brackets],
    ["layers", layerNumber],
    ["layers", layerRanges],
    ["reference", reference],
  ] as const) {
    pattern.lastIndex = start;
    const found = pattern.exec(text);
    if (found) return token(kind, found[1] ?? found[2], start, start + found[0].length);
  }
  if (text[start] === "#") {
    const next = text[start + 1];
    const message = next === undefined ? 'Expected digit or "["' : `Expected digit or "[", not "${next}"`;
    throw new DisplayFilterError(
      message,
      { start: start + 1, end: start + 2 },
      "a layer is written `ip.addr#2` or `ip.addr#[1-2]`",
    );
  }
  if (text[start] === "[") throw new DisplayFilterError("The right bracket is missing.", { start, end: text.length });
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return token("unknown", character, start, start + character.length);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
