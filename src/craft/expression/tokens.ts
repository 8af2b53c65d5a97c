import { ExpressionError } from "./expression-error.ts";
import { numberOf, stringOf } from "./literals.ts";

/** `text` of a symbol or a name is what is written; `value` is that of literals. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: "symbol" | "name" | "end"; readonly text: string }
  | { readonly kind: "number"; readonly text: string; readonly value: number | bigint }
  | { readonly kind: "string"; readonly text: string; readonly value: string | Uint8Array }
);

const blank = /(?:[ \t\r\n\f]|\\\r?\n|#[^\n]*)*/y;
const number =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.?\d(?:_?\d)*\.?(?:[eE][+-]?\d+)?/y;
const string =
  /[bBrRuUfF]{0,2}(?:"""(?:[^\\]|\\[^])*?"""|'''(?:[^\\]|\\[^])*?'''|"(?!"")(?:[^"\\\n]|\\[^])*"|'(?!'')(?:[^'\\\n]|\\[^])*')/y;
const name = /[\p{L}_][\p{L}\p{N}_]*/uy;
const symbol = /(?:\*\*|\/\/|<<|>>|[-+*/%&|^<>=!])=|\*\*|\/\/|<<|>>|[-+*/%&|^~<>(){}[\],.=:;]/y;

/** The token at `position` or after the blanks and comments there. */
export function tokenAt(text: string, position: number): Token {
  const start = endOf(blank, text, position);
  if (start >= text.length) return { kind: "end", text: "", start, end: start };
  let end = endOf(string, text, start);
  if (end > start)
    return { kind: "string", text: text.slice(start, end), value: stringOf(text, start, end), start, end };
  end = endOf(name, text, start);
  if (end > start) return { kind: "name", text: text.slice(start, end), start, end };
  if (/[\d.]/.test(text[start])) {
    end = endOf(number, text, start);
    if (end > start)
      return { kind: "number", text: text.slice(start, end), value: numberOf(text, start, end), start, end };
  }
  end = endOf(symbol, text, start);
  if (end > start) return { kind: "symbol", text: text.slice(start, end), start, end };
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const open = character === '"' || character === "'";
  throw new ExpressionError(
    open ? "a string that does not end" : `unexpected ${JSON.stringify(character)}`,
    { start, end: open ? text.length : start + character.length },
    open ? `put ${character} behind its last character` : undefined,
    open && text.startsWith(character.repeat(3), start),
  );
}

/** Where the match of a sticky pattern ends; `position` where there is none. */
function endOf(pattern: RegExp, text: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.test(text) ? pattern.lastIndex : position;
}
