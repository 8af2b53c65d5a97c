import { protocol } from "../../definition/protocol.ts";
import { respItems, respSize } from "../parts/resp-items.ts";
import { shownText } from "../parts/shown-text.ts";

/** The protocol of Redis: lines, and octets that they count. */
export const RESP = protocol({
  name: "resp",
  layer: "RESP",
  title: "REdis Serialization Protocol",
  short: "RESP",
  spec: "https://redis.io/docs/reference/protocol-spec/",
  carriedBy: { "tcp.port": 6379 },
  framing: { by: "measure", measure: respSize, together: true, unsized: true },
  summary: "RESP",
  fields: { items: shownText("RESP", respItems) },
});
