import { decodeText, latin1 } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedText } from "../../definition/derived.ts";
import { custom, text } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { valueName } from "../../definition/registry.ts";
import { InnerFields } from "./inner-fields.ts";
import { lineRegion } from "./message-lines.ts";
import { rtpPayloadTypes } from "./rtp-payload-types.ts";
import { decimal, partedText, type TextParts } from "./text-parts.ts";

/** The lines of a session description by their types (RFC 8866 section 5), with the parts of their values. */

/** What stands behind `v=`. */
function valueRegion(bytes: Uint8Array, start: number, end: number): readonly [number, number] {
  const [, to] = lineRegion(bytes, start, end);
  return [Math.min(start + 2, to), to];
}

const line = (
  filter: string,
  label: string,
  patterns: RegExp | readonly RegExp[] = [],
  parts: TextParts = {},
): AnyField => partedText({ filter, label }, patterns, parts, valueRegion);

const part = (filter: string, label: string): AnyField => text("rest", { filter, label });
/** Parts by the words of a line, their labels by their names. */
const words = (prefix: string, table: { readonly [group: string]: string }): TextParts =>
  Object.fromEntries(Object.entries(table).map(([group, label]) => [group, part(`${prefix}.${group}`, label)]));

/** Formats of RTP are numbers that have names. */
const profileFormat = custom(
  derivedText("format of RTP", (bytes, start, end) => {
    const format = decodeText(bytes, start, end);
    if (!/^\d+$/.test(format)) return format;
    return valueName(rtpPayloadTypes, Number(format)) ?? (Number(format) < 96 ? format : `DynamicRTP-Type-${format}`);
  }),
  { filter: "media.format", label: "Media Format" },
);
const format = part("media.format", "Media Format");

const media = line(
  "media",
  "Media Description, name and address (m)",
  [
    /^(?<media>\S+) (?<port>\d+)(?:\/(?<count>\d+))? (?<proto>\S+)/d,
    /(?<=^\S+ \S+ RTP\/\S+(?: \S+)*) (?<profileFormat>\S+)/dg,
    /(?<=^\S+ \S+ (?!RTP\/)\S+(?: \S+)*) (?<format>\S+)/dg,
  ],
  {
    media: part("media.media", "Media Type"),
    port: mediaPort(),
    count: part("media.portcount", "Media Port Count"),
    proto: part("media.proto", "Media Protocol"),
    profileFormat,
    format,
  },
);

/** The port as a number behind the same as text. */
function mediaPort(): AnyField {
  const shown = decimal({ filter: "media.port", label: "Media Port", type: "FT_UINT16" });
  const codec: Custom<string> = {
    ...derivedText("port", decodeText),
    beside: true,
    inner: [{ key: "number", field: shown }],
    visit: (_bytes, start, end, found) => found(0, start, end),
  };
  return custom(codec, { filter: "media.port_string", label: "Media Port", hidden: true });
}

/** Attributes: of the session in front of the first media description, else of that. */
const attributePatterns = [
  /^(?<name>[^:]+):/d,
  /^(?:rtpmap:(?<format>\d+)\s+(?<mime>[^/\s]+)(?:\/(?<rate>\d+))?|fmtp:(?<format2>\d+)\s)/di,
  /(?<=^fmtp:\d+\s(?:.*[;\s])?)(?<parameter>[^;\s][^;]*)/dgi,
  /^(?!rtpmap:|fmtp:)[^:]+:(?<value>.*)$/di,
];
const attribute = (kind: "session_attr" | "media_attr", parts: string, label: string): AnyField =>
  line(kind, `${label} Attribute (a)`, attributePatterns, {
    name: part(`${parts}.field`, `${label} Attribute Fieldname`),
    value: part(`${parts}.value`, `${label} Attribute Value`),
    format,
    format2: format,
    mime: part("mime.type", "MIME Type"),
    rate: part("sample_rate", "Sample Rate"),
    parameter: part("fmtp.parameter", "Media format specific parameters"),
  });
const sessionAttribute = attribute("session_attr", "session_attr", "Session");
const mediaAttribute = attribute("media_attr", "media_attribute", "Media");

function attributes(): AnyField {
  const fields = new InnerFields();
  fields.add("session", sessionAttribute);
  fields.add("media", mediaAttribute);
  const codec: Custom<string> = {
    ...derivedText("attribute", decodeText),
    beside: true,
    inner: fields.list,
    visit(bytes, start, end, found, layerStart) {
      const ofMedia = latin1(bytes, layerStart, start).includes("\nm=");
      fields.found(ofMedia ? mediaAttribute : sessionAttribute, bytes, start, end, found, layerStart);
    },
  };
  return custom(codec, { filter: "" });
}

export const sdpLines: { readonly [type: string]: AnyField } = {
  v: line("version", "Session Description Protocol Version (v)"),
  o: line(
    "owner",
    "Owner/Creator, Session Id (o)",
    /^(?<username>\S+) +(?<sessionid>\S+) +(?<version>\S+) +(?<network_type>\S+) +(?<address_type>\S+) +(?<address>\S+)/d,
    words("owner", {
      username: "Owner Username",
      sessionid: "Session ID",
      version: "Session Version",
      network_type: "Owner Network Type",
      address_type: "Owner Address Type",
      address: "Owner Address",
    }),
  ),
  s: line("session_name", "Session Name (s)"),
  i: line("session_info", "Session Information (i)"),
  u: line("uri", "URI of Description (u)"),
  e: line("email", "E-mail Address (e)"),
  p: line("phone", "Phone Number (p)"),
  c: line(
    "connection_info",
    "Connection Information (c)",
    /^(?<network_type>\S+) +(?<address_type>\S+) +(?<address>[^/\s]+)(?:\/(?<ttl>\d+))?(?:\/(?<num_addr>\d+))?/d,
    words("connection_info", {
      network_type: "Connection Network Type",
      address_type: "Connection Address Type",
      address: "Connection Address",
      ttl: "Connection TTL",
      num_addr: "Connection Number of Addresses",
    }),
  ),
  b: line(
    "bandwidth",
    "Bandwidth Information (b)",
    /^(?<modifier>[^:]+):(?<value>.*)$/d,
    words("bandwidth", { modifier: "Bandwidth Modifier", value: "Bandwidth Value" }),
  ),
  t: line(
    "time",
    "Time Description, active time (t)",
    /^(?<start>\S+) +(?<stop>\S+)/d,
    words("time", { start: "Session Start Time", stop: "Session Stop Time" }),
  ),
  r: line(
    "repeat_time",
    "Repeat Time (r)",
    [/^(?<interval>\S+) +(?<duration>\S+)/d, /(?<=^\S+ +\S+.*) (?<offset>\S+)/dg],
    words("repeat_time", { interval: "Repeat Interval", duration: "Repeat Duration", offset: "Repeat Offset" }),
  ),
  z: line("timezone", "Time Zone Adjustments (z)", /(?<time>\S+) +(?<offset>\S+)/dg, {
    ...words("timezone", { time: "Timezone Time", offset: "Timezone Offset" }),
  }),
  k: line("encryption_key", "Encryption Key (k)", /^(?<type>[^:]+)(?::(?<data>.*))?$/d, {
    ...words("encryption_key", { type: "Key Type", data: "Key Data" }),
  }),
  m: media,
  a: attributes(),
};
