import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { headerFields, headerForms, startLineForms } from "../parts/message-lines.ts";
import { sipCompactNames, sipHeaders } from "../parts/sip-headers.ts";
import { blankLine, textLine, textLines } from "../parts/text-lines.ts";

const methods = [
  "ACK",
  "BYE",
  "CANCEL",
  "DO",
  "INFO",
  "INVITE",
  "MESSAGE",
  "NOTIFY",
  "OPTIONS",
  "PING",
  "PRACK",
  "PUBLISH",
  "QAUTH",
  "REFER",
  "REGISTER",
  "SERVICE",
  "SPRACK",
  "SUBSCRIBE",
  "UPDATE",
];

const startLine = textLine(
  "SIP start line",
  startLineForms(
    "SIP",
    {
      Method: text("rest", { filter: "Method", label: "Method" }),
      uri: text("rest", { filter: "r-uri", label: "Request-URI" }),
      version: text("rest", { filter: "version", label: "Version" }),
    },
    {
      version: text("rest", { filter: "version", label: "Version" }),
      code: text("rest", { filter: "Status-Code", label: "Status-Code", show: "dec" }),
      phrase: text("rest", { filter: "Reason-Phrase", label: "Reason-Phrase" }),
    },
  ),
);

const byName = headerFields(sipHeaders);
const byLetter = Object.fromEntries(Object.entries(sipCompactNames).map(([letter, name]) => [letter, byName[name]]));

/** The Session Initiation Protocol. The body is the next layer. */
export const SIP = protocol({
  name: "sip",
  layer: "SIP",
  title: "Session Initiation Protocol",
  spec: "RFC 3261",
  carriedBy: { "udp.port": 5060, "tcp.port": 5060 },
  framing: { by: "headers" },
  next: { table: "message.body", always: 1 },
  startsWith: ["SIP/2.0 ", ...methods.map((method) => `${method} `)],
  summary: "SIP",
  fields: {
    line: custom(startLine, {
      filter: "start_line",
      label: "Start line",
      default: { Method: "OPTIONS", uri: "sip:localhost", version: "SIP/2.0" },
    }),
    headers: custom(
      textLines("SIP headers", headerForms({ named: { ...byName, ...byLetter } }), { untilBlank: true }),
      {
        filter: "msg_hdr",
        label: "Message Header",
        default: [],
      },
    ),
    blank: custom(blankLine, { default: "\r\n" }),
  },
});
