import { protocol } from "../../definition/protocol.ts";
import { asn1Octets } from "../parts/asn1.ts";
import { mmsMessage } from "../parts/mms-message.ts";

/** Messages of the Manufacturing Message Specification, by which substations and control centres read and write variables. */
export const MMS = protocol({
  name: "mms",
  layer: "MMS",
  title: "MMS",
  spec: "ISO 9506-2",
  besides: "ses",
  startsWith: [[[0xa0, 0xad]], [[0x85, 0x86]]],
  foreign: ["ber"],
  summary: "MMS",
  fields: { message: asn1Octets(mmsMessage, { filter: "" }) },
});
