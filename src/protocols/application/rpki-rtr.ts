import { u32 } from "../../bytes/numbers.ts";
import { u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { rtrBody, rtrTypes } from "../parts/rpki-rtr-body.ts";

/** Octets of a header. */
const HEADER = 8;

/** The protocol by which routers get what the Resource Public Key Infrastructure says of routes, one message a layer. */
export const RpkiRtr = protocol({
  name: "rpkirtr",
  prefix: "rpki-rtr",
  records: {},
  layer: "RTR",
  title: "RPKI-Router Protocol",
  short: "RPKI-RTR",
  spec: "RFC 6810, RFC 8210",
  carriedBy: { "tcp.port": 323 },
  framing: {
    by: "measure",
    measure: (bytes, at, end) => (end - at < HEADER ? 0 : Math.max(HEADER, u32(bytes, at + 4))),
  },
  summary: "RPKI-RTR {pdu_type}",
  fields: {
    rtr_version: u8({ filter: "version", label: "Version", default: 1 }),
    pdu_type: u8({ filter: "pdu_type", label: "PDU Type", strings: rtrTypes }),
    body: rtrBody,
  },
});
