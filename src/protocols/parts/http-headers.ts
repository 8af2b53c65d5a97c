import { decodeText, escapedText } from "../../bytes/text.ts";
import { derivedNumber, derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField, Common } from "../../definition/kinds.ts";
import { notificationStarts, responseStarts } from "./http-texts.ts";
import { headerFields, headerValue, type HeaderFields } from "./message-lines.ts";
import { WHOLE_LINE } from "./text-line-labels.ts";
import { partedText } from "./text-parts.ts";

const headers = headerFields(
  {
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
  },
  { line: WHOLE_LINE },
);

/** Headers whose values have parts. */
const parted: { readonly [name: string]: AnyField } = {
  "content-length": header("content_length_header", "Content-Length", /^(?<length>.*)$/ds, {
    length: custom(
      derivedNumber("content length", (bytes, start, end) => Number.parseInt(headerValue(bytes, start, end), 10) || 0),
      { filter: "content_length", label: "Content length", bracketed: true, type: "FT_UINT64" },
    ),
  }),
  cookie: header("cookie", "Cookie", /(?:^[^:]*:|;)\s*(?<pair>[^;\r\n]+)/dg, {
    pair: custom(derivedText("cookie", decodeText), { filter: "cookie_pair", label: "Cookie pair" }),
  }),
};

/** A line as a whole; it is hidden behind what it is. */
const line = (of: string, label: string, about: Pick<Common<string>, "hidden"> = {}) =>
  custom(derivedText("line", decodeText), { filter: `${of}.line`, label, line: WHOLE_LINE, ...about });
const hidden = { hidden: true };

/** The headers of HTTP messages. */
export const httpHeaders: HeaderFields = {
  named: { ...headers, ...parted },
  others: [
    {
      field: custom(
        derivedText("unknown header", (bytes, start, end) => escapedText(decodeText(bytes, start, end))),
        { filter: "unknown_header", label: "Unknown header", line: WHOLE_LINE },
      ),
      starts: notificationStarts,
    },
    { field: line("response", "Response line"), starts: responseStarts },
    { field: line("request", "Request line") },
  ],
  behind: [
    { field: text("rest", { filter: "" }), starts: notificationStarts },
    { field: line("response", "Response line", hidden), starts: responseStarts, onlyNamed: true },
    { field: line("request", "Request line", hidden), onlyNamed: true },
  ],
};

function header(
  filter: string,
  label: string,
  pattern: RegExp,
  parts: { readonly [group: string]: AnyField },
): AnyField {
  const field = partedText({ filter, label, line: WHOLE_LINE }, pattern, parts);
  return field.kind === "custom" ? { ...field, custom: { ...field.custom, text: headerValue } } : field;
}
