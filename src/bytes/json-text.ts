import type { TextWriter } from "./text-writer.ts";

const SHORT: { readonly [code: number]: string | undefined } = {
  8: "\\b",
  9: "\\t",
  10: "\\n",
  12: "\\f",
  13: "\\r",
  34: '\\"',
  92: "\\\\",
};
const SPACE = 32;

/** Writes the inside of a JSON string. */
export function jsonText(out: TextWriter, text: string): void {
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= SPACE && code !== 34 && code !== 92) continue;
    if (i > from) out.utf8(text.slice(from, i));
    const short = SHORT[code];
    if (short !== undefined) out.text(short);
    else {
      out.text("\\u");
      out.hex(code, 4);
    }
    from = i + 1;
  }
  out.utf8(from === 0 ? text : text.slice(from));
}

/** Makes what was written since `from` the inside of a JSON string. */
export function escapeSince(out: TextWriter, from: number): void {
  const { buffer, length } = out;
  let i = from;
  while (i < length && buffer[i] >= SPACE && buffer[i] !== 34 && buffer[i] !== 92) i++;
  if (i === length) return;
  const rest = buffer.slice(i, length);
  out.length = i;
  for (const code of rest) {
    if (code >= SPACE && code !== 34 && code !== 92) out.octet(code);
    else if (SHORT[code] !== undefined) out.text(SHORT[code]);
    else {
      out.text("\\u");
      out.hex(code, 4);
    }
  }
}
