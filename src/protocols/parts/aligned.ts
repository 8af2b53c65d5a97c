import type { Custom } from "../../definition/custom.ts";

/** Octets, usually zeros, up to a multiple of `unit` from the start of the layer. */
export function alignedTo(unit: number): Custom<Uint8Array> {
  const missing = (octets: number): number => (unit - (octets % unit)) % unit;
  return {
    name: "alignment",
    skip: (_bytes, at, _end, layerStart) => at + missing(at - layerStart),
    read: ({ bytes }, start, end) => bytes.slice(start, end),
    write(writer, value, { layerStart }) {
      if (value) writer.octets(value);
      else writer.zeros(missing(writer.length - layerStart));
    },
  };
}
