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
/** By octet: 1 for those that stand for themselves. */
const PLAIN: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code >= SPACE && code !== DELETE && ENTITIES[code] === undefined),
);

/** Makes what was written since `from` the inside of an XML attribute; XML cannot have control characters: they become `\x1b`. */
export function escapeXmlSince(out: TextWriter, from: number): void {
  const { buffer, length } = out;
  let i = from;
  while (i < length && PLAIN[buffer[i]] === 1) i++;
  if (i === length) return;
  const rest = buffer.slice(i, length);
  out.length = i;
  for (const code of rest) {
    const entity = ENTITIES[code];
    if (entity !== undefined) out.text(entity);
    else if (PLAIN[code] === 1 || (code >= 9 && code <= 13)) out.octet(code);
    else {
      out.text("\\x");
      out.hex(code);
    }
  }
}
