import { custom } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { wholeMessage } from "../parts/dnp3-user-data.ts";

/** A message of DNP3's application layer that several frames carried, put together (flows/dnp3-messages.ts). */
export const DNP3Message = protocol({
  name: "dnp3.message",
  within: "dnp3",
  prefix: "dnp3",
  path: "",
  layer: "DNP3Message",
  title: "Distributed Network Protocol 3.0",
  short: "DNP 3.0",
  spec: "IEEE 1815",
  summary: "DNP3 message",
  fields: { message: custom(wholeMessage, { filter: "", label: "Data", default: new Uint8Array(0) }) },
});
