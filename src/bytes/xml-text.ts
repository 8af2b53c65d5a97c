import type { TextWriter } from "./text-writer.ts";

const ENTITIES: { readonly [code: number]: string | undefined } = {
  34: "&quot;",
  38: "&amp;",
  39: "&#x27;",
  60: "&lt;",
  62: "&gt;",
};
const SPACE = 32;
const DELETE = 127;

/** Makes what was written since `from` the inside of an XML attribute; XML cannot have control characters: they become `\x1b`. */
export function escapeXmlSince(out: TextWriter, from: number): void {
  const { buffer, length } = out;
  let i = from;
  while (i < length && isPlain(buffer[i])) i++;
  if (i === length) return;
  const rest = buffer.slice(i, length);
  out.length = i;
  for (const code of rest) {
    const entity = ENTITIES[code];
    if (entity !== undefined) out.text(entity);
    else if (isPlain(code) || (code >= 9 && code <= 13)) out.octet(code);
    else {
      out.text("\\x");
      out.hex(code);
    }
  }
}

function isPlain(code: number): boolean {
  return code >= SPACE && code !== DELETE && code !== 34 && code !== 38 && code !== 39 && code !== 60 && code !== 62;
}
