import { sizeOf } from "../../definition/auto.ts";
import { bytes, choice, custom, ipv4, ipv6, repeated, struct, text, u16, u32, u8 } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { addressTypes, causeCodes, chunkTypes, digests, parameterTypes } from "./sctp-names.ts";
import { padding } from "./sctp-padding.ts";

/** Parameters and causes of SCTP's chunks: a type, a length that counts both and no padding, a value (RFC 9260 3.2.1). */

const HEAD = 4;
const group = (fields: { readonly [key: string]: AnyField }): AnyField => struct(fields, { filter: "" });
const list = (of: AnyField): AnyField => repeated(of, { filter: "" });
const octets = (filter: string, label: string): AnyField => bytes("rest", { filter, label });
const bit = (filter: string, mask: number, words: readonly [string, string]): View => ({
  ...bitView(filter, "Bit", mask, words),
  size: 2,
});

/** One parameter with these values. */
const parameterOf = (values: { readonly [type: number]: AnyField }): AnyField =>
  struct(
    {
      type: u16({
        filter: "parameter_type",
        label: "Parameter type",
        show: "hex",
        strings: parameterTypes,
        views: [
          bit("parameter_bit_1", 0x8000, [
            "Skip parameter and continue processing of the chunk",
            "Stop processing of chunk",
          ]),
          bit("parameter_bit_2", 0x4000, ["Do report", "Do not report"]),
        ],
      }),
      length: u16({ filter: "parameter_length", label: "Parameter length", auto: sizeOf("value", { add: HEAD }) }),
      value: choice("type", values, {
        otherwise: octets("parameter_value", "Parameter value"),
        size: { by: "length", minus: HEAD },
      }),
      padding: custom(padding, { filter: "parameter_padding", label: "Parameter padding", type: "FT_BYTES" }),
    },
    { filter: "", line: "sctp.parameter", label: "Parameter" },
  );

const nothing = group({});
const correlation = u32({ filter: "correlation_id", label: "Correlation_id", show: "hex" });
const values: { readonly [type: number]: AnyField } = {
  0x0001: octets("parameter_heartbeat_information", "Heartbeat information"),
  0x0005: ipv4({ filter: "parameter_ipv4_address", label: "IP Version 4 address" }),
  0x0006: ipv6({ filter: "parameter_ipv6_address", label: "IP Version 6 address" }),
  0x0007: octets("parameter_state_cookie", "State cookie"),
  0x0009: u32({
    filter: "parameter_cookie_preservative_incr",
    label: "Suggested Cookie life-span increment (msec)",
  }),
  0x000b: text("rest", { filter: "parameter_hostname", label: "Hostname", type: "FT_STRINGZ" }),
  0x000c: list(
    u16({ filter: "parameter_supported_address_type", label: "Supported address type", strings: addressTypes }),
  ),
  0x8000: nothing,
  0x8002: octets("random_number", "Random number"),
  0x8003: list(u8({ filter: "chunk_type_to_auth", label: "Chunk type", strings: chunkTypes })),
  0x8004: list(u16({ filter: "hmac_id", label: "HMAC identifier", strings: digests })),
  0x8008: list(u8({ filter: "supported_chunk_type", label: "Supported chunk type", strings: chunkTypes })),
  0xc000: nothing,
  0xc005: correlation,
  0xc006: u32({ filter: "adaptation_layer_indication", label: "Indication", show: "hex" }),
};
/** An address inside a parameter that says what is to be done with it. */
const address = group({ correlation, address: parameterOf(values) });

const parameter = parameterOf({ ...values, 0xc001: address, 0xc002: address, 0xc004: address });
export const parameters = list(parameter);

/** Why an association ends, or what was wrong. */
export const causes = list(
  struct(
    {
      code: u16({ filter: "cause_code", label: "Cause code", show: "hex", strings: causeCodes }),
      length: u16({ filter: "cause_length", label: "Cause length", auto: sizeOf("value", { add: HEAD }) }),
      value: choice(
        "code",
        {
          1: group({
            stream: u16({ filter: "cause_stream_identifier", label: "Stream identifier" }),
            reserved: u16({ filter: "cause_reserved", label: "Reserved" }),
          }),
          3: u32({ filter: "cause_measure_of_staleness", label: "Measure of staleness in usec" }),
          4: nothing,
          6: bytes("rest", { filter: "" }),
          7: nothing,
          8: bytes("rest", { filter: "" }),
          9: u32({ filter: "cause_tsn", label: "TSN" }),
          10: nothing,
        },
        { otherwise: octets("cause_information", "Cause information"), size: { by: "length", minus: HEAD } },
      ),
      padding: custom(padding, { filter: "cause_padding", label: "Cause padding", type: "FT_BYTES" }),
    },
    { filter: "", line: "sctp.cause", label: "Cause" },
  ),
);
