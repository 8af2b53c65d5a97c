import type { Custom } from "../../definition/custom.ts";

/** Octets up to a multiple of four from the start of the layer, as far as there are some. */
export const padding: Custom<Uint8Array> = {
  name: "padding to four octets",
  single: true,
  skip: (_octets, at, end, layerStart) => Math.min(end, at + missing(at - layerStart)),
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write(writer, value, { layerStart }) {
    if (value) writer.octets(value);
    else writer.zeros(missing(writer.length - layerStart));
  },
};

function missing(octets: number): number {
  return (4 - (octets % 4)) % 4;
}
