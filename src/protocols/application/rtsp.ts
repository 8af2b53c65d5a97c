import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { headerFields, headerForms, startLineForms } from "../parts/message-lines.ts";
import { blankLine, textLine, textLines } from "../parts/text-lines.ts";

const methods = [
  "ANNOUNCE",
  "DESCRIBE",
  "GET_PARAMETER",
  "OPTIONS",
  "PAUSE",
  "PLAY",
  "PLAY_NOTIFY",
  "RECORD",
  "REDIRECT",
  "SETUP",
  "SET_PARAMETER",
  "TEARDOWN",
];

const startLine = textLine(
  "RTSP start line",
  startLineForms(
    "RTSP",
    {
      Method: text("rest", { filter: "method", label: "Method" }),
      url: text("rest", { filter: "url", label: "URL" }),
      version: text("rest", { filter: "version", label: "Version" }),
    },
    {
      version: text("rest", { filter: "version", label: "Version" }),
      code: text("rest", { filter: "status", label: "Status", show: "dec" }),
      phrase: text("rest", { filter: "phrase", label: "Reason Phrase" }),
    },
  ),
);

const headers = headerFields({
  "content-type": "Content-type",
  "content-length": "Content-length",
  session: "Session",
  transport: "Transport",
  "rdt-feature-level": "RDTFeatureLevel",
  X_Vig_Msisdn: "X-Vig-Msisdn",
});

/** The Real-Time Streaming Protocol. The body is the next layer; frames interleaved by RFC 2326 section 10.12 are data. */
export const RTSP = protocol({
  name: "rtsp",
  layer: "RTSP",
  title: "Real Time Streaming Protocol",
  spec: "RFC 7826",
  carriedBy: { "tcp.port": [554, 8554] },
  next: { table: "message.body", always: 1 },
  framing: { by: "headers" },
  startsWith: ["RTSP/", ...methods.map((method) => `${method} `)],
  summary: "RTSP",
  fields: {
    line: custom(startLine, {
      filter: "start_line",
      label: "Start line",
      default: { Method: "OPTIONS", url: "*", version: "RTSP/1.0" },
    }),
    headers: custom(
      textLines("RTSP headers", headerForms({ named: headers }), {
        untilBlank: true,
      }),
      {
        filter: "headers",
        label: "Headers",
        default: [],
      },
    ),
    blank: custom(blankLine, { default: "\r\n" }),
  },
});
