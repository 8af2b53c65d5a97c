import { formatIPv6, parseIPv6 } from "../../bytes/addresses.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Field } from "../../definition/kinds.ts";

const ADDRESS = 16;

/** As many octets of an IPv6 address as stand there. Written whole, nothing where none is given. */
const codec: Custom<string> = {
  name: "IPv6 prefix",
  single: true,
  skip: (_bytes, _at, end) => end,
  read({ bytes }, start, end) {
    const octets = new Uint8Array(ADDRESS);
    octets.set(bytes.subarray(start, Math.min(end, start + ADDRESS)));
    return formatIPv6(octets, 0);
  },
  write(writer, value) {
    if (value === undefined) return;
    const octets = parseIPv6(value);
    if (!octets) throw new RangeError(`"${value}" is no IPv6 address`);
    writer.octets(octets);
  },
};

export function addressPrefix(): Field<string> {
  return custom(codec);
}
