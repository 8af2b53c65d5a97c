import { bytes, int } from "./fields.ts";
import { protocol } from "./protocol.ts";

/** Octets that no protocol claims. Every catalog has it. */
export const Raw = protocol({
  name: "data",
  layer: "Raw",
  title: "Data",
  short: "Data",
  spec: "none",
  fields: { load: bytes("rest", { filter: "data", label: "Data" }) },
  generated: { length: int(4, { filter: "len", label: "Length" }) },
});
