import { countOf, sizeOf } from "../../definition/auto.ts";
import { bytes, choice, custom, repeated, struct, u16, u32, u8, variant } from "../../definition/fields.ts";
import type { AnyField, View } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { chunkTypes, digests, payloadProtocols } from "./sctp-names.ts";
import { padding } from "./sctp-padding.ts";
import { causes, parameters } from "./sctp-parameters.ts";

/** Chunks of SCTP (RFC 9260 3.3). */

const HEAD = 4;
const group = (fields: { readonly [key: string]: AnyField }): AnyField => struct(fields, { filter: "" });
const nothing = group({});
const bit = (filter: string, label: string, mask: number, words: readonly [string, string]): View =>
  bitView(filter, label, mask, words);

const data = group({
  tsn: u32({ filter: "data_tsn_raw", label: "Transmission sequence number (absolute)" }),
  stream: u16({ filter: "data_sid", label: "Stream identifier", show: "hex" }),
  sequence: u16({ filter: "data_ssn", label: "Stream sequence number" }),
  protocol: u32({
    filter: "data_payload_proto_id",
    label: "Payload protocol identifier",
    strings: payloadProtocols,
  }),
  payload: bytes("rest", { filter: "" }),
});
const opening = (name: "init" | "initack"): AnyField =>
  group({
    tag: u32({
      filter: `${name}_initiate_tag`,
      label: "Initiate tag",
      show: "hex",
      views: [
        {
          filter: "initiate_tag",
          label: "Initiate tag",
          type: "FT_UINT32",
          show: "hex",
          size: 4,
          hidden: true,
          beside: true,
        },
      ],
    }),
    window: u32({ filter: `${name}_credit`, label: "Advertised receiver window credit (a_rwnd)" }),
    outbound: u16({ filter: `${name}_nr_out_streams`, label: "Number of outbound streams" }),
    inbound: u16({ filter: `${name}_nr_in_streams`, label: "Number of inbound streams" }),
    tsn: u32({ filter: `${name}_initial_tsn`, label: "Initial TSN" }),
    parameters,
  });
const acknowledgement = group({
  tsn: u32({ filter: "sack_cumulative_tsn_ack_raw", label: "Cumulative TSN ACK (absolute)" }),
  window: u32({ filter: "sack_a_rwnd", label: "Advertised receiver window credit (a_rwnd)" }),
  gapCount: u16({
    filter: "sack_number_of_gap_blocks",
    label: "Number of gap acknowledgement blocks",
    auto: countOf("gaps"),
  }),
  duplicateCount: u16({
    filter: "sack_number_of_duplicated_tsns",
    label: "Number of duplicated TSNs",
    auto: countOf("duplicates"),
  }),
  gaps: repeated(
    group({
      start: u16({ filter: "sack_gap_block_start", label: "Start" }),
      end: u16({ filter: "sack_gap_block_end", label: "End" }),
    }),
    { filter: "", count: "gapCount" },
  ),
  duplicates: repeated(u32({ filter: "sack_duplicate_tsn", label: "Duplicate TSN" }), {
    filter: "",
    count: "duplicateCount",
  }),
});
const configuration = (name: "asconf" | "asconf_ack"): AnyField =>
  group({ sequence: u32({ filter: `${name}_seq_nr_number`, label: "Sequence number", show: "hex" }), parameters });
const reflected = (filter: string): View => bit(filter, "T-Bit", 0x01, ["Tag reflected", "Tag not reflected"]);

/** The name of a body, by which a builder knows the chunk, its type, what it is, and the bits of its flags. */
const kinds: readonly (readonly [key: string, type: number, body: AnyField, flags?: readonly View[]])[] = [
  [
    "data",
    0,
    data,
    [
      bit("data_i_bit", "I-Bit", 0x08, ["Send SACK immediately", "Possibly delay SACK"]),
      bit("data_u_bit", "U-Bit", 0x04, ["Unordered delivery", "Ordered delivery"]),
      bit("data_b_bit", "B-Bit", 0x02, ["First segment", "Subsequent segment"]),
      bit("data_e_bit", "E-Bit", 0x01, ["Last segment", "Not the last segment"]),
    ],
  ],
  ["init", 1, opening("init")],
  ["initAck", 2, opening("initack")],
  ["sack", 3, acknowledgement, [{ filter: "sack_nounce_sum", label: "Nounce sum", type: "FT_UINT8", mask: 0x01 }]],
  ["heartbeat", 4, parameters],
  ["heartbeatAck", 5, parameters],
  ["abort", 6, causes, [reflected("abort_t_bit")]],
  ["shutdown", 7, u32({ filter: "shutdown_cumulative_tsn_ack", label: "Cumulative TSN Ack" })],
  ["shutdownAck", 8, nothing],
  ["error", 9, causes],
  ["cookieEcho", 10, bytes("rest", { filter: "cookie", label: "Cookie" })],
  ["cookieAck", 11, nothing],
  ["congestion", 12, u32({ filter: "ecne_lowest_tsn", label: "Lowest TSN" })],
  ["reduced", 13, u32({ filter: "cwr_lowest_tsn", label: "Lowest TSN" })],
  ["shutdownComplete", 14, nothing, [reflected("shutdown_complete_t_bit")]],
  [
    "authentication",
    15,
    group({
      key: u16({ filter: "shared_key_id", label: "Shared key identifier" }),
      digest: u16({ filter: "hmac_id", label: "HMAC identifier", strings: digests }),
      code: bytes("rest", { filter: "hmac", label: "HMAC" }),
    }),
  ],
  ["addressesAck", 128, configuration("asconf_ack")],
  [
    "forward",
    192,
    group({
      tsn: u32({ filter: "forward_tsn_tsn", label: "New cumulative TSN" }),
      streams: repeated(
        group({
          stream: u16({ filter: "forward_tsn_sid", label: "Stream identifier" }),
          sequence: u16({ filter: "forward_tsn_ssn", label: "Stream sequence number" }),
        }),
        { filter: "" },
      ),
    }),
  ],
  ["addresses", 193, configuration("asconf")],
];

const chunkOf = (key: string, type: number, body: AnyField, flags: readonly View[] = []) =>
  struct(
    {
      type: u8({
        filter: "chunk_type",
        label: "Chunk type",
        default: type,
        strings: chunkTypes,
        views: [
          bit("chunk_bit_1", "Bit", 0x80, [
            "Skip chunk and continue processing of the packet",
            "Stop processing of the packet",
          ]),
          bit("chunk_bit_2", "Bit", 0x40, ["Do report", "Do not report"]),
        ],
      }),
      flags: u8({
        filter: "chunk_flags",
        label: "Chunk flags",
        show: "hex",
        ...(flags.length > 0 ? { views: flags } : {}),
        ...(key === "data" ? { default: 3 } : {}),
      }),
      length: u16({ filter: "chunk_length", label: "Chunk length", auto: sizeOf(key, { add: HEAD }) }),
      [key]: choice("type", {}, { otherwise: body, size: { by: "length", minus: HEAD } }),
      padding: custom(padding, { filter: "chunk_padding", label: "Chunk padding", type: "FT_BYTES" }),
    },
    { filter: "", line: "sctp.chunk", label: "Chunk" },
  );

export const chunks = repeated(
  variant(
    kinds.map(([key, type, body, flags]) => ({ starts: [[type]], of: chunkOf(key, type, body, flags) })),
    { otherwise: chunkOf("value", 255, bytes("rest", { filter: "chunk_value", label: "Chunk value" })) },
  ),
  { filter: "" },
);
