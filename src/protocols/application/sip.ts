import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom, mark, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { headerForms, lineRegion, startLineForms } from "../parts/message-lines.ts";
import { bareAddress } from "../parts/sip-addresses.ts";
import { sipExchangeFields } from "../parts/sip-exchange-fields.ts";
import { sipMethods } from "../parts/sip-methods.ts";
import { sipHeaders } from "../parts/sip-headers.ts";
import { blankLine, textLine, textLines } from "../parts/text-lines.ts";
import { decimal, partedText } from "../parts/text-parts.ts";

const line = (filter: string, label: string) => partedText({ filter, label }, [], {}, lineRegion);
const [response, shortResponse, request, shortRequest, other] = startLineForms(
  "SIP",
  {
    Method: text("rest", { filter: "Method", label: "Method" }),
    uri: bareAddress("r-uri", "Request-URI"),
    version: text("rest", { filter: "" }),
  },
  {
    version: text("rest", { filter: "" }),
    code: decimal({ filter: "Status-Code", label: "Status-Code" }),
    phrase: text("rest", { filter: "" }),
  },
);
const statusLine = line("Status-Line", "Status-Line");
const requestLine = line("Request-Line", "Request-Line");
const startLine = textLine("SIP start line", [
  { ...response, line: statusLine },
  { ...shortResponse, line: statusLine },
  { ...request, line: requestLine },
  { ...shortRequest, line: requestLine },
  other,
]);

/** Where the headers end stands the body, if there is one. */
const headersEnd: Custom<string> = {
  ...blankLine,
  beside: true,
  inner: [{ key: "body", field: mark({ filter: "msg_body", label: "Message Body" }) }],
  visit(bytes, start, end, found, layerStart) {
    if (bodyLength(bytes, layerStart, start) > 0) found(0, end, end);
  },
};

/** The headers with the body as one text. */
const headerText = textLines("SIP headers", headerForms(sipHeaders), { untilBlank: true });
const headers: typeof headerText = {
  ...headerText,
  text: (bytes, start, end) =>
    decodeText(bytes, start, Math.min(bytes.length, end + 2 + bodyLength(bytes, start, end))),
};

function bodyLength(bytes: Uint8Array, start: number, end: number): number {
  const found = /^(?:content-length|l)[ \t]*:[ \t]*(\d{1,6})/im.exec(latin1(bytes, start, end));
  return found ? Number(found[1]) : 0;
}

/** The Session Initiation Protocol. The body is the next layer. */
export const SIP = protocol({
  name: "sip",
  layer: "SIP",
  title: "Session Initiation Protocol",
  spec: "RFC 3261",
  carriedBy: { "udp.port": 5060, "tcp.port": 5060, "sip.elsewhere": 0 },
  onAnyPort: true,
  framing: { by: "headers" },
  next: { table: "message.body", always: 1 },
  holdsBody: true,
  generated: sipExchangeFields,
  startsWith: ["SIP/2.0 ", ...sipMethods.map((method) => `${method} `)],
  summary: "SIP",
  fields: {
    line: custom(startLine, {
      filter: "",
      label: "Start line",
      default: { Method: "OPTIONS", uri: "sip:localhost", version: "SIP/2.0" },
    }),
    headers: custom(headers, { filter: "msg_hdr", label: "Message Header", default: [] }),
    blank: custom(headersEnd, { filter: "", default: "\r\n" }),
  },
});

const schemes = ["sip:", "sips:", "tel:"] as const;

/** Messages in datagrams to ports that are nobody's, by how they begin. Without octets of its own. */
export const SIPElsewhere = protocol({
  name: "sip.elsewhere",
  path: "",
  layer: "SIPElsewhere",
  title: "Session Initiation Protocol on another port",
  spec: "RFC 3261",
  carriedBy: { "udp.any": 2 },
  startsWith: ["SIP/2.0 ", ...sipMethods.flatMap((method) => schemes.map((scheme) => `${method} ${scheme}`))],
  next: { table: "sip.elsewhere", always: 0 },
  prefix: "sip",
  summary: "",
  fields: {},
});
