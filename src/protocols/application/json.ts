import { protocol } from "../../definition/protocol.ts";
import { jsonFields } from "../parts/json-fields.ts";
import { shownText } from "../parts/shown-text.ts";

/** Bodies in JSON. */
export const JSONText = protocol({
  name: "json",
  layer: "JSON",
  title: "JavaScript Object Notation",
  short: "JSON",
  spec: "RFC 8259",
  // oxfmt-ignore
  mediaTypes: [
    "application/json", "application/json-rpc", "application/json-patch+json", "application/jsonml+json", "application/senml+json",
    "application/sensml+json", "application/merge-patch+json", "application/problem+json", "application/ld+json",
  ],
  carriedBy: { "db-lsp-disc": 0x7b },
  summary: "JSON",
  fields: { text: shownText("JSON", jsonFields) },
});
