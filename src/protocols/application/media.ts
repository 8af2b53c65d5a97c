import { bytes } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Bodies of a content type that no other protocol knows. */
export const Media = protocol({
  name: "media",
  layer: "Media",
  title: "Media Type",
  short: "Media",
  spec: "RFC 2046",
  mediaTypes: ["*/*"],
  summary: "Media",
  fields: { content: bytes("rest", { filter: "type", label: "Media type" }) },
});
