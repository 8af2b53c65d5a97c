import { protocol } from "../../definition/protocol.ts";
import { lowpanMessage } from "../parts/lowpan-message.ts";
import { WpanPayload } from "../parts/wpan-payload.ts";

/** IPv6 over short-range radios. What a header was before it was compressed is put together while packets are followed (flows/). */
export const SixLoWPAN = protocol({
  name: "6lowpan",
  layer: "SixLoWPAN",
  title: "IPv6 over Low power Wireless Personal Area Networks",
  short: "6LoWPAN",
  spec: "RFC 4944, RFC 6282",
  carriedBy: { "wpan.payload": WpanPayload.lowpan },
  summary: "6LoWPAN",
  fields: { header: lowpanMessage },
});
