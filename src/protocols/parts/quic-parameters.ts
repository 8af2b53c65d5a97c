import { u16 } from "../../bytes/numbers.ts";
import type { Inner } from "../../definition/custom.ts";
import { bytes, mark, struct, text, u16 as u16Field, u32 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { octetsWith, type Inside } from "./octets-with.ts";
import { quicVersions } from "./quic-versions.ts";
import { sizeAt, valueAt, varintField } from "./varint.ts";

/** Transport parameters of QUIC (RFC 9000 18), which are an extension of TLS. */

const named = (name: string) => `=tls.quic.parameter.${name}`;
const number = (name: string, label = name) => varintField({ filter: named(name), label });
const version = (name: string, label: string) =>
  u32({ filter: named(name), label, show: "hex", strings: quicVersions });
const octets = (name: string, label = name) => bytes("rest", { filter: named(name), label });

/** The name by which the lines of parameters go. */
export const QUIC_PARAMETER = "tls.quic.parameter";
/** The version that is used, and those that could be (RFC 9368). */
const VERSION_INFORMATION = 0x11;

/** By number: IANA's registry of parameters, and those of Google and Facebook. */
const parameters: { readonly [number: number]: AnyField } = {
  0x00: octets("original_destination_connection_id"),
  0x01: number("max_idle_timeout"),
  0x02: octets("stateless_reset_token"),
  0x03: number("max_udp_payload_size"),
  0x04: number("initial_max_data"),
  0x05: number("initial_max_stream_data_bidi_local"),
  0x06: number("initial_max_stream_data_bidi_remote"),
  0x07: number("initial_max_stream_data_uni"),
  0x08: number("initial_max_streams_bidi"),
  0x09: number("initial_max_streams_uni"),
  0x0a: number("ack_delay_exponent"),
  0x0b: number("max_ack_delay"),
  0x0e: number("active_connection_id_limit", "Active Connection ID Limit"),
  0x0f: octets("initial_source_connection_id", "Initial Source Connection ID"),
  0x10: octets("retry_source_connection_id", "Retry Source Connection ID"),
  0x20: number("max_datagram_frame_size"),
  0x1057: number("loss_bits"),
  0x7158: varintField({
    filter: named("enable_time_stamp_v2"),
    label: "Enable TimestampV2",
    strings: {
      1: "I would like to receive TIME_STAMP frames",
      2: "I am able to generate TIME_STAMP frames",
      3: "I am able to generate TIME_STAMP frames and I would like to receive them",
    },
  }),
  0xde1a: number("min_ack_delay"),
  0xff00: number("facebook.partial_reliability", "Facebook Partial Reliability"),
  0x3127: number("google.initial_rtt", "Google Initial RTT"),
  0x3128: octets("google.connection_options", "Google Connection options"),
  0x3129: text("rest", { filter: named("google.user_agent"), label: "Google UserAgent" }),
  0x312a: mark({ filter: named("google.support_handshake_done"), label: "Google Support Handshake Done" }),
  0x312b: mark({ filter: named("google.key_update_not_yet_supported"), label: "Google Key Update not yet supported" }),
  0x4752: u32({
    filter: named("google.quic_version"),
    label: "Google QUIC version",
    show: "hex",
    strings: quicVersions,
  }),
};
const fields: readonly Inner[] = [
  { key: "parameter", field: struct({}, { filter: "", label: "Parameter", line: QUIC_PARAMETER }) },
  { key: "type", field: varintField({ filter: named("type"), label: "Type" }), depth: 1 },
  { key: "length", field: varintField({ filter: named("length"), label: "Length" }), depth: 1 },
  { key: "value", field: bytes("rest", { filter: named("value"), label: "Value", evenEmpty: true }), depth: 1 },
  { key: "oldType", field: u16Field({ filter: named("type"), label: "Type", type: "FT_UINT64" }), depth: 1 },
  { key: "oldLength", field: u16Field({ filter: named("lengt.old"), label: "Length" }), depth: 1 },
  { key: "total", field: u16Field({ filter: "=tls.quic.len", label: "Parameters Length" }) },
  { key: "chosen", field: version("vi.chosen_version", "Chosen Version"), depth: 1 },
  { key: "other", field: version("vi.other_version", "Other Version"), depth: 1 },
];
const [PARAMETER, TYPE, LENGTH, VALUE, OLD_TYPE, OLD_LENGTH, TOTAL, CHOSEN, OTHER] = fields.map((_field, at) => at) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
const codes = Object.keys(parameters).map(Number);

const inside: Inside = {
  inner: [...fields, ...codes.map((code) => ({ key: String(code), field: parameters[code]!, depth: 1 }))],
  visit(octetsOf, start, end, found) {
    // Until draft 27 type and length had two octets each, and a length in front counted them all.
    const old = end - start >= 2 && u16(octetsOf, start) === end - start - 2;
    if (old) found(TOTAL, start, start + 2);
    for (let at = old ? start + 2 : start; at < end;) {
      const typeEnd = at + (old ? 2 : sizeAt(octetsOf, at));
      if (typeEnd >= end) return;
      const lengthEnd = typeEnd + (old ? 2 : sizeAt(octetsOf, typeEnd));
      if (lengthEnd > end) return;
      const stop = lengthEnd + (old ? u16(octetsOf, typeEnd) : valueAt(octetsOf, typeEnd));
      if (stop > end) return;
      found(PARAMETER, at, stop);
      found(old ? OLD_TYPE : TYPE, at, typeEnd);
      found(old ? OLD_LENGTH : LENGTH, typeEnd, lengthEnd);
      found(VALUE, lengthEnd, stop);
      const code = old ? u16(octetsOf, at) : valueAt(octetsOf, at);
      if (code === VERSION_INFORMATION) {
        for (let from = lengthEnd; from + 4 <= stop; from += 4)
          found(from === lengthEnd ? CHOSEN : OTHER, from, from + 4);
      }
      const known = codes.indexOf(code);
      if (known >= 0 && fitsNumber(parameters[codes[known]!]!, octetsOf, lengthEnd, stop))
        found(fields.length + known, lengthEnd, stop);
      at = stop;
    }
  },
};

/** A number takes the octets that it says. */
function fitsNumber(field: AnyField, octetsOf: Uint8Array, start: number, end: number): boolean {
  if (field.type === "FT_NONE" || field.kind === "bytes" || field.kind === "text") return true;
  if (field.kind === "uint") return end - start === field.size;
  return end > start && sizeAt(octetsOf, start) === end - start;
}

/** The parameters as octets. */
export const quicParameters: AnyField = octetsWith("QUIC transport parameters", inside, {
  filter: "",
  label: "Parameters",
});
