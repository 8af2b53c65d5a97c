import type { TextWriter } from "../../bytes/text-writer.ts";

/** Characters that would end a value or a line, as tshark writes them for -T fields. */
const ESCAPES: { readonly [code: number]: string | undefined } = {
  7: "\\a",
  8: "\\b",
  9: "\\t",
  10: "\\n",
  11: "\\v",
  12: "\\f",
  13: "\\r",
};
const FIRST = 7;
const LAST = 13;

/** Replaces them in what was written since `from`. */
export function escapeControls(out: TextWriter, from: number): void {
  const { buffer, length } = out;
  let i = from;
  while (i < length && (buffer[i] < FIRST || buffer[i] > LAST)) i++;
  if (i === length) return;
  const rest = buffer.slice(i, length);
  out.length = i;
  for (const code of rest) {
    const escaped = ESCAPES[code];
    if (escaped === undefined) out.octet(code);
    else out.text(escaped);
  }
}
