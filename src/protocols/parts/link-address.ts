import { formatMac, parseMac } from "../../bytes/addresses.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

const codec: Custom<string> = {
  name: "link-layer address",
  single: true,
  skip: (_bytes, _at, end) => end,
  read: (around, start, end) => formatMac(around.bytes, start, end - start),
  write(writer, value = "00:00:00:00:00:00") {
    const octets = value === "" ? new Uint8Array(0) : parseMac(value, value.split(/[:-]/).length);
    if (!octets)
      throw new RangeError(`"${value}" is not a link-layer address: octets in hexadecimal with colons between`);
    writer.octets(octets);
  },
};

/** A link-layer address of whatever length its surroundings give it, as colon hexadecimal. */
export function linkAddress(about: Common<string> = {}): Field<string> {
  return custom(codec, about);
}
