import { decodeText, encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Field } from "../../definition/kinds.ts";

/** All octets as one text, in which `inner` has fields that `visit` finds. Wireshark has no field for the text itself. */
export function shownText(name: string, { inner, visit }: Pick<Custom<string>, "inner" | "visit">): Field<string> {
  const codec: Custom<string> = {
    name,
    skip: (_bytes, _at, end) => end,
    read: ({ bytes }, start, end) => decodeText(bytes, start, end),
    write: (writer, value) => writer.octets(encodeText(value ?? "")),
    beside: true,
    ...(inner ? { inner } : {}),
    ...(visit ? { visit } : {}),
  };
  return custom(codec, { filter: "", default: "" });
}
