import { decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { bytes, custom, text } from "../../definition/fields.ts";
import { beginsWith } from "../../definition/starts.ts";
import {
  addressOf,
  fullAddress,
  isNotification,
  isRequest,
  isResponse,
  notificationStarts,
  requestTarget,
  responseCode,
  responseStarts,
} from "./http-texts.ts";
import { httpHeaders } from "./http-headers.ts";
import { headerForms, startLineForms } from "./message-lines.ts";
import { WHOLE_LINE } from "./text-line-labels.ts";
import { blankLine, textLine, textLines } from "./text-lines.ts";

/** Methods that a message may begin with (IANA HTTP Method Registry; UPnP; RPC over HTTP). */
export const httpMethods = [
  "ACL",
  "BASELINE-CONTROL",
  "BCOPY",
  "BDELETE",
  "BIND",
  "BMOVE",
  "BPROPFIND",
  "BPROPPATCH",
  "CCM_POST",
  "CHECKIN",
  "CHECKOUT",
  "CONNECT",
  "COPY",
  "DELETE",
  "GET",
  "HEAD",
  "LABEL",
  "LINK",
  "LOCK",
  "M-SEARCH",
  "MERGE",
  "MKACTIVITY",
  "MKCALENDAR",
  "MKCOL",
  "MKREDIRECTREF",
  "MKWORKSPACE",
  "MOVE",
  "NOTIFY",
  "OPTIONS",
  "ORDERPATCH",
  "PATCH",
  "POLL",
  "POST",
  "PRI",
  "PROPFIND",
  "PROPPATCH",
  "PUT",
  "REBIND",
  "REPORT",
  "RPC_CONNECT",
  "RPC_IN_DATA",
  "RPC_OUT_DATA",
  "SEARCH",
  "SUBSCRIBE",
  "TRACE",
  "UNBIND",
  "UNCHECKOUT",
  "UNLINK",
  "UNLOCK",
  "UNSUBSCRIBE",
  "UPDATE",
  "UPDATEREDIRECTREF",
  "VERSION-CONTROL",
];

/** How a message begins; a segment that begins otherwise is the middle of a body. */
export const httpStarts = ["HTTP/", ...httpMethods.map((method) => `${method} `)];

/** Wireshark has each start line as a remark, too. */
const chat = {
  field: custom(derivedText("chat", decodeText), {
    filter: "chat",
    label: "Formatted text",
    type: "FT_NONE",
    expert: { severity: "Chat", group: "Sequence" },
  }),
};

const request = {
  Method: text("rest", { filter: "request.method", label: "Request Method" }),
  Path: requestTarget,
  Http_Version: text("rest", { filter: "request.version", label: "Request Version" }),
};
/** A target with a blank in it ends there; what follows is the version. */
const TARGET_WITHOUT_BLANKS = /^([^ ]*) ([^ ]*) (.*)$/s;

const startLine = textLine(
  "HTTP start line",
  startLineForms("HTTP", request, {
    Http_Version: text("rest", { filter: "response.version", label: "Response Version" }),
    Status_Code: responseCode,
    Reason_Phrase: text("rest", { filter: "response.phrase", label: "Response Phrase" }),
  }).map((form) => ({
    ...form,
    ...(form.pieces === request ? { pattern: TARGET_WITHOUT_BLANKS } : {}),
    before: [chat],
  })),
);

/** Where the headers end stands what Wireshark says of the message as a whole. */
const httpEnd: Custom<string> = {
  ...blankLine,
  beside: true,
  inner: [
    { key: "address", field: fullAddress },
    { key: "request", field: isRequest },
    { key: "response", field: isResponse },
    { key: "notification", field: isNotification },
  ],
  visit(bytes, start, end, found, layerStart) {
    if (beginsWith(responseStarts, bytes, layerStart, end, end)) return found(2, start, end);
    if (addressOf(bytes, layerStart, end) !== undefined) found(0, layerStart, end);
    found(beginsWith(notificationStarts, bytes, layerStart, end, end) ? 3 : 1, start, end);
  },
};

/**
 * The fields of an HTTP/1 message: the start line is `{ Method, Path, Http_Version }` or `{ Http_Version, Status_Code,
 * Reason_Phrase }`. A message that goes on in the next segment ends where the segment does, without its blank line.
 */
export const httpFields = {
  line: custom(startLine, {
    filter: "",
    label: "Start line",
    line: WHOLE_LINE,
    default: { Method: "GET", Path: "/", Http_Version: "HTTP/1.1" },
  }),
  headers: custom(textLines("HTTP headers", headerForms(httpHeaders), { untilBlank: true }), {
    filter: "",
    label: "Headers",
    default: [],
  }),
  blank: custom(httpEnd, { filter: "", line: WHOLE_LINE, default: "\r\n" }),
  // `http.file_data` is what it holds when chunks and compression are undone.
  body: bytes("rest", { filter: "", label: "Body" }),
};
