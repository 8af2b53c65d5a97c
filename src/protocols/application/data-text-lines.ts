import { repeated, textUntil } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { WHOLE_LINE } from "../parts/text-line-labels.ts";

/** Bodies that are read as lines of text; the lines are no fields. */
export const DataTextLines = protocol({
  name: "data-text-lines",
  passesOn: { to: "xml" },
  layer: "TextLines",
  title: "Line-based text data",
  short: "Line-based text data",
  spec: "RFC 2046",
  // oxfmt-ignore
  mediaTypes: [
    "text/plain", "text/html", "text/css", "text/javascript", "text/richtext", "text/enriched", "text/vnd.sun.j2me.app-descriptor",
    "application/x-javascript", "application/x-tia-p25-issi", "application/x-tia-p25-sndcp", "application/vnd.poc.refer-to",
    "application/vnd.drm.message", "application/x-ns-proxy-autoconfig", "application/x-ica",
  ],
  summary: "Line-based text data",
  fields: { lines: repeated(textUntil(["\n"], { filter: "", optional: true, line: WHOLE_LINE }), { filter: "" }) },
});
