import { bytes, custom, text } from "../../definition/fields.ts";
import { headerFields, headerForms, startLineForms } from "./message-lines.ts";
import { blankLine, textLine, textLines } from "./text-lines.ts";

/** Methods that a message may begin with (IANA HTTP Method Registry; UPnP; RPC over HTTP). */
const methods = [
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
export const httpStarts = ["HTTP/", ...methods.map((method) => `${method} `)];

const startLine = textLine(
  "HTTP start line",
  startLineForms(
    "HTTP",
    {
      Method: text("rest", { filter: "request.method", label: "Request Method" }),
      Path: text("rest", { filter: "request.uri", label: "Request URI" }),
      Http_Version: text("rest", { filter: "request.version", label: "Request Version" }),
    },
    {
      Http_Version: text("rest", { filter: "response.version", label: "Response Version" }),
      Status_Code: text("rest", { filter: "response.code", label: "Status Code", show: "dec" }),
      Reason_Phrase: text("rest", { filter: "response.phrase", label: "Response Phrase" }),
    },
  ),
);

const headers = headerFields({
  accept: "Accept",
  accept_encoding: "Accept-Encoding",
  accept_language: "Accept-Language",
  authorization: "Authorization",
  cache_control: "Cache-Control",
  connection: "Connection",
  content_encoding: "Content-Encoding",
  content_length_header: "Content-Length",
  content_type: "Content-Type",
  cookie: "Cookie",
  date: "Date",
  host: "Host",
  http2_settings: "HTTP2-Settings",
  last_modified: "Last-Modified",
  location: "Location",
  proxy_authenticate: "Proxy-Authenticate",
  proxy_authorization: "Proxy-Authorization",
  proxy_connect_host: "Proxy-Connect-Hostname",
  proxy_connect_port: "Proxy-Connect-Port",
  referer: "Referer",
  sec_websocket_accept: "Sec-WebSocket-Accept",
  sec_websocket_extensions: "Sec-WebSocket-Extensions",
  sec_websocket_key: "Sec-WebSocket-Key",
  sec_websocket_protocol: "Sec-WebSocket-Protocol",
  sec_websocket_version: "Sec-WebSocket-Version",
  server: "Server",
  set_cookie: "Set-Cookie",
  transfer_encoding: "Transfer-Encoding",
  upgrade: "Upgrade",
  user_agent: "User-Agent",
  www_authenticate: "WWW-Authenticate",
  x_forwarded_for: "X-Forwarded-For",
});

/**
 * The fields of an HTTP/1 message: the start line is `{ Method, Path, Http_Version }` or `{ Http_Version, Status_Code,
 * Reason_Phrase }`. A message that goes on in the next segment ends where the segment does, without its blank line.
 */
export const httpFields = {
  line: custom(startLine, {
    filter: "start_line",
    label: "Start line",
    default: { Method: "GET", Path: "/", Http_Version: "HTTP/1.1" },
  }),
  headers: custom(
    textLines("HTTP headers", headerForms(text("rest", { filter: "unknown_header", label: "Header" }), headers), {
      untilBlank: true,
    }),
    {
      filter: "headers",
      label: "Headers",
      default: [],
    },
  ),
  blank: custom(blankLine, { default: "\r\n" }),
  body: bytes("rest", { filter: "file_data", label: "File Data" }),
};
