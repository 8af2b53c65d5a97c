import { bytes } from "./fields.ts";
import { protocol } from "./protocol.ts";

/** Octets behind a packet that no length of it counts; crafted, they stand after all layers in front of them. */
export const Padding = protocol({
  name: "padding",
  layer: "Padding",
  title: "Padding",
  spec: "none",
  fields: { load: bytes("rest") },
});
