import { protocol } from "../../definition/protocol.ts";
import { shownText } from "../parts/shown-text.ts";
import { xmlFields } from "../parts/xml-fields.ts";

/** Bodies in XML. */
export const XMLText = protocol({
  name: "xml",
  layer: "XML",
  title: "eXtensible Markup Language",
  short: "XML",
  spec: "XML 1.0",
  // oxfmt-ignore
  mediaTypes: [
    "*/*+xml", "text/xml", "application/xml", "text/vnd.wap.wml", "text/vnd.wap.si", "text/vnd.wap.sl", "text/vnd.wap.co", "text/vnd.wap.emn",
    "application/vnd.wv.csp+xml", "application/auto-xml", "application/x-wms-logconnectstats", "application/x-wms-logplaystats",
    "application/x-wms-sendevent", "application/smil", "text/x-cross-domain-policy",
  ],
  summary: "XML",
  fields: { text: shownText("XML", xmlFields) },
});
