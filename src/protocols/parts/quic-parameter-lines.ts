import type { InfoLine, InfoText } from "../../definition/info-line.ts";
import { QUIC_PARAMETER } from "./quic-parameters.ts";

const NAMES: { readonly [type: number]: string } = {
  0x00: "original_destination_connection_id",
  0x01: "max_idle_timeout",
  0x02: "stateless_reset_token",
  0x03: "max_udp_payload_size",
  0x04: "initial_max_data",
  0x05: "initial_max_stream_data_bidi_local",
  0x06: "initial_max_stream_data_bidi_remote",
  0x07: "initial_max_stream_data_uni",
  0x08: "initial_max_streams_bidi",
  0x09: "initial_max_streams_uni",
  0x0a: "ack_delay_exponent",
  0x0b: "max_ack_delay",
  0x0c: "disable_active_migration",
  0x0d: "preferred_address",
  0x0e: "active_connection_id_limit",
  0x0f: "initial_source_connection_id",
  0x10: "retry_source_connection_id",
  0x11: "version_information",
  0x20: "max_datagram_frame_size",
  0x1057: "loss_bits",
  0x2ab2: "grease_quic_bit",
  0x7157: "enable_time_stamp",
  0x7158: "enable_time_stamp_v2",
  0xde1a: "min_ack_delay",
  0xff00: "facebook_partial_reliability",
  0x3127: "google_initial_rtt",
  0x3128: "google_connection_options",
  0x3129: "google_user_agent",
  0x312a: "google_support_handshake_done",
  0x312b: "google_key_update_not_yet_supported",
  0x4751: "google_quic_params",
  0x4752: "google_quic_version",
};

/** Parameters whose number stands in their line, with its unit. */
const UNITS: { readonly [type: number]: string } = {
  0x01: " ms",
  0x03: "",
  0x04: "",
  0x05: "",
  0x06: "",
  0x07: "",
  0x08: "",
  0x09: "",
  0x0a: "",
  0x0b: "",
  0x0e: "",
  0x20: "",
  0xde1a: "",
  0x3127: " us",
};

const TYPE = "tls.quic.parameter.type";
/** Types that nobody has, so that all get used to those that they do not know (RFC 9000 section 18.1): 27 and each 31st behind. */
const [FIRST_RESERVED, RESERVED_STEP] = [27n, 31n];

/** Lines of trees about the transport parameters of QUIC. */
export const quicParameterLines: NonNullable<InfoText["labels"]> = {
  [QUIC_PARAMETER](line, parameter) {
    const type = line.inside(parameter, TYPE);
    const length = line.octetsOf(line.inside(parameter, "tls.quic.parameter.value")).length;
    line.text(`Parameter: ${nameOf(line, type) ?? `Unknown ${hexOf(line, type)}`} (len=${length})`);
    const number = line.number(type);
    const unit = UNITS[number];
    const value =
      unit === undefined ? -1 : line.inside(parameter, `tls.quic.parameter.${FIELDS[number] ?? NAMES[number]}`);
    if (value < 0) return;
    line.text(" ");
    line.show(value);
    line.text(unit);
  },
  [TYPE]: (line, quad) => line.text(`Type: ${nameOf(line, quad) ?? "Unknown"} (${hexOf(line, quad)})`),
};

/** Fields that go by other names than their parameters. */
const FIELDS: { readonly [type: number]: string } = { 0x3127: "google.initial_rtt" };

function nameOf(line: InfoLine, type: number): string | undefined {
  const known = NAMES[line.number(type)];
  if (known !== undefined) return known;
  const value = BigInt(hexOf(line, type));
  return value >= FIRST_RESERVED && (value - FIRST_RESERVED) % RESERVED_STEP === 0n ? "GREASE" : undefined;
}

/** A number of variable length, without the bits that say how long it is, in at least two digits. */
function hexOf(line: InfoLine, type: number): string {
  const octets = line.octetsOf(type);
  // An old type has two octets that are all number.
  const own = octets.length === 1 << (octets[0] >> 6) ? octets[0] & 0x3f : octets[0];
  const digits = [own, ...octets.subarray(1)].map((octet) => octet.toString(16).padStart(2, "0")).join("");
  return `0x${digits.replace(/^0+(?=..)/, "")}`;
}
