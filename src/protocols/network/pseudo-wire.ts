import { bits, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** The word in front of an Ethernet frame that labels carry, whose first four bits tell it from IP. */
export const PseudoWireControl = protocol({
  name: "pwethcw",
  path: "pwethheuristic:pwethcw",
  layer: "EoMCW",
  title: "PW Ethernet Control Word",
  short: "Ethernet PW (with CW)",
  spec: "RFC 4448",
  carriedBy: { "mpls.payload": 0 },
  next: { table: "ethertype", always: 0x6558 },
  prefix: "pweth",
  summary: "pseudo wire {seq}",
  fields: {
    zero: bits(4, { filter: "" }),
    reserved: bits(12, { filter: "" }),
    seq: u16({ filter: "cw.sequence_number", label: "PW sequence number (ethernet)" }),
  },
});
