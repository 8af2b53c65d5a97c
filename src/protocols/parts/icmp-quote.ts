import { inetChecksum } from "../../bytes/checksum.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

/** Octets of an ICMP error before the datagram that it quotes. */
const HEADER = 8;
/** Routers older than RFC 4884 pad the datagram to this and count nothing. */
const UNCOUNTED = 128;
const EXTENSION_HEADER = 4;
const VERSION = 2;

/**
 * The datagram quoted by an ICMP error before an extension structure, empty where no such structure follows: then the
 * datagram is the layer inside. The octet at `lengthAt` of the message counts it in `unit` octets; where it is 0, a right
 * checksum tells.
 */
export function extendedQuote(lengthAt: number, unit: number, about: Common<Uint8Array> = {}): Field<Uint8Array> {
  return custom(codec(lengthAt, unit), about);
}

function codec(lengthAt: number, unit: number): Custom<Uint8Array> {
  return {
    name: "extended quote",
    skip(bytes, at, end, layerStart) {
      const counted = unit * bytes[layerStart + lengthAt];
      const stop = layerStart + HEADER + (counted === 0 ? UNCOUNTED : counted);
      const extended = stop + EXTENSION_HEADER <= end && bytes[stop] >> 4 === VERSION;
      return extended && (counted > 0 || inetChecksum(bytes, stop, end) === 0) ? stop : at;
    },
    read: (around, start, end) => around.bytes.slice(start, end),
    write(writer, value) {
      if (value) writer.octets(value);
    },
  };
}
