import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

/** Octets of the identifier of a system; one more names a circuit of it, two a fragment of what it says of that. */
export const SYSTEM = 6;

/** `1921.6800.1001`, and `.02` and `-00` behind it. */
export function systemIdText(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i++) {
    const place = i - start;
    if (place === SYSTEM + 1) text += "-";
    else if (place > 0 && (place % 2 === 0 || place === SYSTEM)) text += ".";
    text += bytes[i]!.toString(16).padStart(2, "0");
  }
  return text;
}

/** An identifier in OSI's networks of so many octets, all that is left where it is not given. */
export function systemId(size: number | undefined, about: Common<string> = {}): Field<string> {
  const codec: Custom<string> = {
    name: "system identifier",
    single: true,
    skip: (_bytes, at, end) => (size === undefined ? end : at + size),
    read: ({ bytes }, start, end) => systemIdText(bytes, start, end),
    write(writer, value) {
      const digits = (value ?? "").replace(/[.-]/g, "").padEnd(2 * (size ?? 0), "0");
      writer.octets(Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
    },
    text: systemIdText,
  };
  return custom(codec, { type: "FT_SYSTEM_ID", ...about });
}
