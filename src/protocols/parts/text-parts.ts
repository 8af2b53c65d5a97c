import { decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common, Field } from "../../definition/kinds.ts";
import { InnerFields } from "./inner-fields.ts";

/**
 * A text inside a custom field whose parts are fields: the groups of `pattern` by their names, each time that a global
 * pattern matches. The pattern has the flag `d` and sees one character an octet.
 */
export function partedText(
  about: Common<string>,
  pattern: RegExp,
  parts: { readonly [group: string]: AnyField },
): Field<string> {
  const fields = new InnerFields();
  for (const [group, field] of Object.entries(parts)) fields.add(group, field);
  const codec: Custom<string> = {
    ...derivedText("text with parts", decodeText),
    inner: fields.list,
    visit(bytes, start, end, found, layerStart) {
      const text = latin1(bytes, start, end);
      const matches = pattern.global ? text.matchAll(pattern) : [pattern.exec(text)];
      for (const match of matches) {
        for (const [group, place] of Object.entries(match?.indices?.groups ?? {})) {
          if (place) fields.found(parts[group], bytes, start + place[0], start + place[1], found, layerStart);
        }
      }
    },
  };
  return custom(codec, about);
}

/** Octets as characters, one each. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = "";
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]);
  return text;
}
