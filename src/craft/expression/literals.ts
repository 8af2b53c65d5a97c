import { ExpressionError } from "./expression-error.ts";

const simpleEscapes: { readonly [letter: string]: string } = {
  "\n": "", "\\": "\\", "'": "'", '"': '"', a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v",
}; // oxfmt-ignore

/** The number that text[start..end) spells. */
export function numberOf(text: string, start: number, end: number): number | bigint {
  const digits = text.slice(start, end).replaceAll("_", "");
  const value = Number(digits);
  if (Number.isNaN(value)) throw new ExpressionError(`${digits} is no number`, { start, end });
  return /^(?:\d+|0[xob].*)$/i.test(digits) && !Number.isSafeInteger(value) ? BigInt(digits) : value;
}

/** The prefix of the string literal text[start..end), in lower case, and where what is between its quotes begins and ends. */
export function quoted(text: string, start: number, end: number): { prefix: string; from: number; to: number } {
  const prefix = /^[bruf]*/i.exec(text.slice(start, end))?.[0].toLowerCase() ?? "";
  const quote = text[start + prefix.length];
  const triple = text.startsWith(quote.repeat(3), start + prefix.length) && end - start - prefix.length >= 6;
  return { prefix, from: start + prefix.length + (triple ? 3 : 1), to: end - (triple ? 3 : 1) };
}

/** The text, or the octets, of the string literal text[start..end), quotes and prefix included. */
export function stringOf(text: string, start: number, end: number): string | Uint8Array {
  const { prefix, from, to } = quoted(text, start, end);
  const octets = prefix.includes("b");
  const body = prefix.includes("r") ? text.slice(from, to) : unescaped(text, from, to, octets);
  if (!octets) return body;
  const wide = Array.from(body).findIndex((character) => (character.codePointAt(0) ?? 0) > 255);
  if (wide >= 0)
    throw new ExpressionError(
      "octets are written in ASCII; others as \\x.. escapes",
      { start, end },
      "leave the b away for text",
    );
  return Uint8Array.from(body, (character) => character.charCodeAt(0));
}

/** text[from..to) with what its backslashes mean. */
export function unescaped(text: string, from: number, to: number, octets: boolean): string {
  let body = "";
  for (let at = from; at < to;) {
    if (text[at] !== "\\") {
      body += text[at++];
      continue;
    }
    const escape = octets
      ? /^\\(?:x([\da-fA-F]{2})|([0-7]{1,3}))/.exec(text.slice(at, to))
      : /^\\(?:x([\da-fA-F]{2})|([0-7]{1,3})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/.exec(text.slice(at, to));
    if (escape) {
      const [whole, x, octal, u, wide] = escape;
      body += codePoint(
        octal === undefined ? parseInt(x ?? u ?? wide, 16) : parseInt(octal, 8) & 255,
        at,
        at + whole.length,
      );
      at += whole.length;
      continue;
    }
    if (text[at + 1] === "x")
      throw new ExpressionError("\\x needs two hexadecimal digits", { start: at, end: Math.min(at + 4, to) });
    // As in Python, a backslash in front of any other character stands for itself.
    body += simpleEscapes[text[at + 1]] ?? text.slice(at, at + 2);
    at += 2;
  }
  return body;
}

function codePoint(value: number, start: number, end: number): string {
  if (value > 0x10ffff) throw new ExpressionError("there is no such character", { start, end });
  return String.fromCodePoint(value);
}
