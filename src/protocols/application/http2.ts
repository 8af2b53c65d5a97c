import { sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  mark,
  repeated,
  struct,
  text,
  u16,
  u24,
  u32,
  u64,
  u8,
  variant,
  when,
} from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const frameTypes = {
  DATA: 0,
  HEADERS: 1,
  PRIORITY: 2,
  RST_STREAM: 3,
  SETTINGS: 4,
  PUSH_PROMISE: 5,
  PING: 6,
  GOAWAY: 7,
  WINDOW_UPDATE: 8,
  CONTINUATION: 9,
  ALTSVC: 10,
  BLOCKED: 11,
  ORIGIN: 12,
  PRIORITY_UPDATE: 16,
} as const;

const errorCodes = {
  NO_ERROR: 0,
  PROTOCOL_ERROR: 1,
  INTERNAL_ERROR: 2,
  FLOW_CONTROL_ERROR: 3,
  SETTINGS_TIMEOUT: 4,
  STREAM_CLOSED: 5,
  FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7,
  CANCEL: 8,
  COMPRESSION_ERROR: 9,
  CONNECT_ERROR: 10,
  ENHANCE_YOUR_CALM: 11,
  INADEQUATE_SECURITY: 12,
  HTTP_1_1_REQUIRED: 13,
} as const;

const settingNames = {
  "Header table size": 1,
  "Enable PUSH": 2,
  "Max concurrent streams": 3,
  "Initial Windows size": 4,
  "Max frame size": 5,
  "Max header list size": 6,
  "Extended CONNECT": 8,
} as const;

const reservedBit = (filter: string) => bits(1, { filter, label: "Reserved", show: "hex", type: "FT_UINT32" });
const streamNumber = (filter: string, label: string) => bits(31, { filter, label });
const error = (filter: string) => u32({ filter, label: "Error", names: errorCodes });

const flag = (filter: string, label: string) => bits(1, { filter: `flags.${filter}`, label, show: "bool" });
const unused = (width: number, of: string) =>
  bits(width, { filter: `flags.unused${of}`, label: "Unused", show: "hex", type: "FT_UINT8" });
const endStream = flag("end_stream", "End Stream");
const endHeaders = flag("eh", "End Headers");
const paddedFlag = flag("padded", "Padded");

/** What follows the type: its flags, the stream, and what the length counts. */
const frame = (flags: Fields, body: Fields) =>
  struct({
    flags: u8({ label: "Flags", show: "hex", parts: flags }),
    reserved: reservedBit("r"),
    stream_id: streamNumber("streamid", "Stream Identifier"),
    body: struct(body, { size: { by: "len", cut: true } }),
  });

/** Contents that share the body with padding. */
const padded = (content: Fields, padding: string): Fields => ({
  padlen: when(
    { field: "flags.padded" },
    u8({ filter: "padding", label: "Pad Length", show: "hex", auto: sizeOf("pad") }),
  ),
  ...content,
  pad: when({ left: 1 }, bytes("rest", { filter: padding, label: "Padding" })),
});
const headerBlock = (filter: string) => bytes({ restLess: "padlen" }, { filter, label: "Header Block Fragment" });

const priority = {
  exclusive: bits(1, { label: "Exclusive", show: "bool" }),
  stream_dependency: bits(31, { label: "Stream Dependency" }),
  weight: u8({ filter: "headers.weight", label: "Weight" }),
};

const setting = (filter: string, label: string) => u32({ filter: `settings.${filter}`, label });
const settings = repeated(
  struct(
    {
      id: u16({ filter: "settings.id", label: "Settings Identifier", names: settingNames }),
      value: choice(
        "id",
        {
          "Header table size": setting("header_table_size", "Header table size"),
          "Enable PUSH": setting("enable_push", "Enable PUSH"),
          "Max concurrent streams": setting("max_concurrent_streams", "Max concurrent streams"),
          "Initial Windows size": setting("initial_window_size", "Initial Windows Size"),
          "Max frame size": setting("max_frame_size", "Max frame size"),
          "Max header list size": setting("max_header_list_size", "Max header list size"),
          "Extended CONNECT": setting("extended_connect", "Extended CONNECT"),
        },
        { otherwise: setting("unknown", "Unknown Settings") },
      ),
    },
    { filter: "settings", label: "Settings" },
  ),
);

const noFlags = { unused: unused(8, "") };
/** Flags of PING and SETTINGS: whether it is an answer. */
const acknowledged = (of: string) => ({ unused: unused(7, `_${of}`), ack: flag(`ack.${of}`, "ACK") });

const framePayloads = {
  DATA: frame(
    { unused: unused(4, "_data"), padded: paddedFlag, reserved: bits(2, { filter: "" }), end_stream: endStream },
    padded({ data: bytes({ restLess: "padlen" }, { filter: "data.data", label: "Data" }) }, "data.padding"),
  ),
  HEADERS: frame(
    {
      unused: unused(2, "_headers"),
      priority: flag("priority", "Priority"),
      reserved: bits(1, { filter: "" }),
      padded: paddedFlag,
      end_headers: endHeaders,
      reserved2: bits(1, { filter: "" }),
      end_stream: endStream,
    },
    padded(
      {
        priority: when({ field: "flags.priority" }, struct(priority)),
        hdrs: headerBlock("headers"),
      },
      "headers.padding",
    ),
  ),
  PRIORITY: frame(noFlags, priority),
  RST_STREAM: frame(noFlags, { error: error("rst_stream.error") }),
  SETTINGS: frame(acknowledged("settings"), { settings }),
  PUSH_PROMISE: frame(
    {
      unused: unused(4, "_push_promise"),
      padded: paddedFlag,
      end_headers: endHeaders,
      reserved: bits(2, { filter: "" }),
    },
    padded(
      {
        reserved: reservedBit("push_promise.r"),
        promised: streamNumber("push_promise.promised_stream_id", "Promised-Stream-ID"),
        hdrs: headerBlock("push_promise.header"),
      },
      "push_promise.padding",
    ),
  ),
  PING: frame(acknowledged("ping"), {
    // An answer's octets have a name of their own.
    opaque: when({ field: "flags.ack", not: true }, bytes("rest", { filter: "ping", label: "Ping" })),
    answer: when({ field: "flags.ack" }, bytes("rest", { filter: "pong", label: "Pong" })),
  }),
  GOAWAY: frame(noFlags, {
    reserved: reservedBit("goway.r"),
    last_stream_id: streamNumber("goaway.last_stream_id", "Last-Stream-ID"),
    error: error("goaway.error"),
    additional_data: when({ left: 1 }, bytes("rest", { filter: "goaway.addata", label: "Additional Debug Data" })),
  }),
  WINDOW_UPDATE: frame(noFlags, {
    reserved: reservedBit("window_update.r"),
    win_size_incr: streamNumber("window_update.window_size_increment", "Window Size Increment"),
  }),
  CONTINUATION: frame(
    { unused: unused(5, "_continuation"), end_headers: endHeaders, reserved: bits(2, { filter: "" }) },
    { hdrs: bytes("rest", { filter: "continuation.header", label: "Continuation Header" }) },
  ),
  ALTSVC: frame(noFlags, {
    origin_len: u16({ filter: "altsvc.origin.len", label: "Origin Length", auto: sizeOf("origin") }),
    origin: text({ by: "origin_len" }, { filter: "altsvc.origin", label: "Origin" }),
    value: text("rest", { filter: "altsvc.field_value", label: "Field/Value" }),
  }),
  BLOCKED: frame(noFlags, {}),
  ORIGIN: frame(noFlags, {
    origins: repeated(
      struct(
        {
          origin_len: u16({ filter: "origin.origin_len", label: "Origin Length", auto: sizeOf("origin") }),
          origin: text({ by: "origin_len" }, { filter: "origin.origin", label: "Origin" }),
        },
        { filter: "origin", label: "Origin" },
      ),
    ),
  }),
  PRIORITY_UPDATE: frame(noFlags, {
    prioritized: u32({ filter: "priority_update_stream_id", label: "Priority Update Stream ID" }),
    value: text("rest", { filter: "priority_update_field_value", label: "Priority Update Field Value" }),
  }),
};

/** What a client sends first (RFC 9113 section 3.4). */
const MAGIC = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

const streamFrame = struct(
  {
    len: u24({ filter: "length", label: "Length", auto: sizeOf("payload", { add: -5 }) }),
    type: u8({ label: "Type", names: frameTypes }),
    payload: choice("type", framePayloads, {
      otherwise: frame(noFlags, { unknown: bytes("rest", { label: "Unknown" }) }),
    }),
  },
  { filter: "stream", label: "Stream" },
);
const magic = struct(
  { magic: text(MAGIC.length, { label: "Magic", default: MAGIC }) },
  { filter: "stream", label: "Stream" },
);

/** Headers that have fields of their own; those with numbers apart. */
const textHeaders = [
  ":authority",
  ":path",
  ":method",
  ":scheme",
  "accept",
  "accept-charset",
  "accept-encoding",
  "accept-language",
  "accept-ranges",
  "access-control-allow-origin",
  "allow",
  "authorization",
  "cache-control",
  "content-disposition",
  "content-encoding",
  "content-language",
  "content-location",
  "content-range",
  "content-type",
  "cookie",
  "date",
  "etag",
  "expect",
  "expires",
  "from",
  "if-match",
  "if-modified-since",
  "if-none-match",
  "if-range",
  "if-unmodified-since",
  "last-modified",
  "link",
  "location",
  "proxy-authenticate",
  "proxy-authorization",
  "range",
  "referer",
  "refresh",
  "retry-after",
  "server",
  "set-cookie",
  "strict-transport-security",
  "user-agent",
  "vary",
  "via",
  "www-authenticate",
];
const numberHeaders = ["age", "content-length", "max-forwards"];

const headerName = (header: string): string => `headers.${header.replace(/^:/, "").replaceAll("-", "_")}`;

/** What header blocks say, by the header's name where it has a field of its own. */
const headers = {
  "stream>padLength": u16({ filter: "pad_length", label: "Pad Length" }),
  "stream>headerLength": u32({ filter: "header.length", label: "Header Length" }),
  "stream>headerCount": u32({ filter: "header.count", label: "Header Count" }),
  "stream>tableUpdate": mark({ filter: "header_table_size_update", label: "Header table size update", plain: true }),
  tableSize: u32({ filter: "header_table_size_update.header_table_size", label: "Header table size", plain: true }),
  "stream>header": mark({ filter: "header", label: "Header", plain: true }),
  nameLength: u32({ filter: "header.name.length", label: "Name Length", plain: true }),
  name: text("rest", { filter: "header.name", label: "Name", plain: true }),
  valueLength: u32({ filter: "header.value.length", label: "Value Length", plain: true }),
  value: text("rest", { filter: "header.value", label: "Value", plain: true }),
  unescaped: text("rest", { filter: "header.unescaped", label: "Unescaped" }),
  representation: text("rest", { filter: "header.repr", label: "Representation", plain: true }),
  index: u32({ filter: "header.index", label: "Index", plain: true }),
  "stream>fullUri": text("rest", { filter: "request.full_uri", label: "Full request URI" }),
  bodyLength: u32({ filter: "body.reassembled.length", label: "Reassembled body length" }),
  bodyData: bytes("rest", { filter: "body.reassembled.data", label: "Reassembled body data" }),
  ...Object.fromEntries(
    textHeaders.map((name) => [name, text("rest", { filter: headerName(name), label: name, plain: true })]),
  ),
  ...Object.fromEntries(
    numberHeaders.map((name) => [name, u64({ filter: headerName(name), label: name, plain: true })]),
  ),
  ":status": u16({ filter: "headers.status", label: ":status", plain: true }),
};

/**
 * HTTP/2: one frame a layer. Header blocks are octets here; what they say depends on all that came before them on the
 * connection. Which connections carry it, TLS or an HTTP/1 upgrade or its first octets say.
 */
export const HTTP2 = protocol({
  name: "http2",
  layer: "HTTP2",
  title: "HyperText Transfer Protocol 2",
  spec: "RFC 9113",
  carriedBy: { "http2.frame": 1 },
  next: { table: "http2.frame", always: 1 },
  framing: { by: "length" },
  pathBehind: { tcp: "http:http2" },
  holdsBody: true,
  generated: headers,
  summary: "HTTP2",
  fields: {
    stream: variant([{ starts: ["PRI * HTTP/2.0\r\n"], of: magic }], { otherwise: streamFrame }),
  },
});
