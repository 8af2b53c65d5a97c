import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common, Field } from "../../definition/kinds.ts";
import { InnerFields } from "./inner-fields.ts";

/** Fields by the groups of patterns that they are. */
export type TextParts = { readonly [group: string]: AnyField };

/** Which of the octets of a field its patterns look at: from where, up to where. */
type Region = (bytes: Uint8Array, start: number, end: number) => readonly [number, number];

/**
 * A text inside a custom field whose parts are fields: the groups of patterns by their names, each time that a global
 * pattern matches. Patterns have the flag `d` and see one character an octet. With `region` the text is only what is there.
 */
export function partedText(
  about: Common<string>,
  patterns: RegExp | readonly RegExp[],
  parts: TextParts,
  region: Region = (_bytes, start, end) => [start, end],
): Field<string> {
  const fields = new InnerFields();
  for (const [group, field] of Object.entries(parts)) fields.add(group, field);
  const codec: Custom<string> = {
    ...derivedText("text with parts", (bytes, start, end) => decodeText(bytes, ...region(bytes, start, end))),
    inner: fields.list,
    visit(bytes, start, end, found, layerStart) {
      const [from, to] = region(bytes, start, end);
      const text = latin1(bytes, from, to);
      for (const pattern of [patterns].flat()) {
        for (const match of pattern.global ? text.matchAll(pattern) : [pattern.exec(text)]) {
          for (const [group, place] of Object.entries(match?.indices?.groups ?? {})) {
            if (place) fields.found(parts[group], bytes, from + place[0], from + place[1], found, layerStart);
          }
        }
      }
    },
  };
  return custom(codec, about);
}

/** A part that is two fields, the second hidden behind the first. */
export function twice(about: Common<string>, hidden: Common<string>): Field<string> {
  const text = derivedText("text", decodeText);
  const codec: Custom<string> = {
    ...text,
    beside: true,
    inner: [{ key: "again", field: custom(text, { ...hidden, hidden: true }) }],
    visit: (_bytes, start, end, found) => found(0, start, end),
  };
  return custom(codec, about);
}

/** Decimal digits as a number; 0 where there are none. */
export function decimal(about: Common<number>, region: Region = (_bytes, start, end) => [start, end]): Field<number> {
  const number = (bytes: Uint8Array, start: number, end: number): number =>
    Number.parseInt(latin1(bytes, ...region(bytes, start, end)), 10) || 0;
  return custom(derivedNumber("decimal digits", number), { type: "FT_UINT32", ...about });
}
