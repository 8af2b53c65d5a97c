import { MALFORMED, type Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";

/** Fields inside octets, and what says where they are. */
export type Inside = Required<Pick<Custom<unknown>, "inner" | "visit">>;

/**
 * Octets up to the end of what is there, which are their own value, with fields inside that are only shown. Where they are
 * `needed` it is malformed that there are none.
 */
export function octetsWith(name: string, inside: Inside, about: Common<Uint8Array>, needed = false): AnyField {
  return custom<Uint8Array>(
    {
      name,
      skip: (_bytes, at, end) => (needed && at === end ? MALFORMED : end),
      read: ({ bytes }, start, end) => bytes.slice(start, end),
      write: (writer, octets) => writer.octets(octets),
      get inner() {
        return inside.inner;
      },
      visit: inside.visit,
    },
    { type: "FT_BYTES", default: new Uint8Array(), ...about },
  );
}
