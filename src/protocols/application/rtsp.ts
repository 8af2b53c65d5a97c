import { decodeText, escapedText } from "../../bytes/text.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { headerFields, headerForms, headerRegion, startLineForms } from "../parts/message-lines.ts";
import { rtspMethods } from "../parts/rtsp-methods.ts";
import { blankLine, textLine, textLines } from "../parts/text-lines.ts";
import { decimal } from "../parts/text-parts.ts";

const line = (filter: string, label: string) =>
  custom(
    derivedText("line", (bytes, start, end) => escapedText(decodeText(bytes, start, end))),
    { filter, label },
  );
const [response, shortResponse, request, shortRequest, other] = startLineForms(
  "RTSP",
  {
    Method: text("rest", { filter: "method", label: "Method" }),
    url: text("rest", { filter: "url", label: "URL" }),
    version: text("rest", { filter: "" }),
  },
  {
    version: text("rest", { filter: "" }),
    code: decimal({ filter: "status", label: "Status" }),
    phrase: text("rest", { filter: "" }),
  },
);
const responseLine = line("response", "Response");
const requestLine = line("request", "Request");
const startLine = textLine("RTSP start line", [
  { ...response, line: responseLine },
  { ...shortResponse, line: responseLine },
  { ...request, line: requestLine },
  { ...shortRequest, line: requestLine },
  other,
]);

const headers = {
  ...headerFields({
    "content-type": "Content-type",
    session: "Session",
    transport: "Transport",
    X_Vig_Msisdn: "X-Vig-Msisdn",
  }),
  "content-length": decimal({ filter: "content-length", label: "Content-length" }, headerRegion),
  rdtfeaturelevel: decimal({ filter: "rdt-feature-level", label: "RDTFeatureLevel" }, headerRegion),
};

/** The Real-Time Streaming Protocol. The body is the next layer; frames interleaved by RFC 2326 section 10.12 are data. */
export const RTSP = protocol({
  name: "rtsp",
  layer: "RTSP",
  title: "Real Time Streaming Protocol",
  spec: "RFC 7826",
  carriedBy: { "tcp.port": [554, 7236, 8554] },
  next: { table: "message.body", always: 1 },
  holdsBody: true,
  framing: { by: "headers" },
  startsWith: ["RTSP/", ...rtspMethods.map((method) => `${method} `)],
  summary: "RTSP",
  fields: {
    line: custom(startLine, {
      filter: "",
      label: "Start line",
      default: { Method: "OPTIONS", url: "*", version: "RTSP/1.0" },
    }),
    headers: custom(
      textLines("RTSP headers", headerForms({ named: headers }), {
        untilBlank: true,
      }),
      {
        filter: "",
        label: "Headers",
        default: [],
      },
    ),
    blank: custom(blankLine, { filter: "", default: "\r\n" }),
  },
});
