import { encodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { layerOf } from "../../definition/derive.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";

// oxfmt-ignore
const general = [
  "Cache-Control", "Connection", "Permanent", "Content-Length", "Content-MD5", "Content-Type", "Date", "Keep-Alive", "Pragma", "Upgrade", "Via", "Warning",
  "X-Request-ID", "X-Correlation-ID",
];
// oxfmt-ignore
const ofRequests = [
  "A-IM", "Accept", "Accept-Charset", "Accept-Datetime", "Accept-Encoding", "Accept-Language", "Access-Control-Request-Headers",
  "Access-Control-Request-Method", "Authorization", "Cookie", "DNT", "Expect", "Forwarded", "From", "Front-End-Https", "HTTP2-Settings", "Host", "If-Match",
  "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since", "Max-Forwards", "Origin", "Proxy-Authorization", "Proxy-Connection", "Range",
  "Referer", "Save-Data", "TE", "Upgrade-Insecure-Requests", "User-Agent", "X-ATT-DeviceId", "X-Csrf-Token", "X-Forwarded-For", "X-Forwarded-Host",
  "X-Forwarded-Proto", "X-Http-Method-Override", "X-Requested-With", "X-UIDH", "X-Wap-Profile",
];
// oxfmt-ignore
const ofResponses = [
  "Accept-Patch", "Accept-Patch43", "Accept-Ranges", "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers", "Access-Control-Allow-Methods",
  "Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Access-Control-Max-Age", "Age", "Allow", "Alt-Svc", "Content-Disposition",
  "Content-Encoding", "Content-Language", "Content-Location", "Content-Range", "Delta-Base", "ETag", "Expires", "IM", "Last-Modified", "Link", "Location",
  "P3P", "Proxy-Authenticate", "Public-Key-Pins", "Refresh", "Retry-After", "Server", "Set-Cookie", "Status", "Strict-Transport-Security", "Timing-Allow-Origin",
  "Tk", "Trailer", "Transfer-Encoding", "Vary", "WWW-Authenticate", "X-Content-Duration", "X-Content-Security-Policy", "X-Content-Type-Options",
  "X-Frame-Options", "X-Powered-By", "X-UA-Compatible", "X-WebKit-CSP", "X-XSS-Protection",
];

/** Text between two others, and nothing where it is not given. */
function line(before: string, after: string, otherwise?: string): AnyField {
  const codec: Custom<string> = {
    name: "part of a header",
    single: true,
    skip: (_bytes, _at, end) => end,
    read: () => "",
    write(writer, value) {
      if (value !== undefined) writer.octets(encodeText(before + value + after));
    },
  };
  return custom(codec, otherwise === undefined ? {} : { default: otherwise });
}

function headers(names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name.replaceAll("-", "_"), line(`${name}: `, "\r\n")]));
}
const blank = { blank: line("", "", "\r\n") };

/** Header fields are fields, with _ for -. */
export const layers = scapyLayers([
  layerOf("HTTP", {}, { requires: { TCP: { sport: 80, dport: 80 } } }),
  layerOf("HTTPRequest", {
    Method: line("", " ", "GET"),
    Path: line("", " ", "/"),
    Http_Version: line("", "\r\n", "HTTP/1.1"),
    ...headers([...ofRequests, ...general].sort()),
    ...blank,
  }),
  layerOf("HTTPResponse", {
    Http_Version: line("", " ", "HTTP/1.1"),
    Status_Code: line("", " ", "200"),
    Reason_Phrase: line("", "\r\n", "OK"),
    ...headers([...ofResponses, ...general].sort()),
    ...blank,
  }),
]);
