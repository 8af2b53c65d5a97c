import { countOf, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, choice, repeated, struct, u16, u32, u8, variant, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { mediaSetup, mediaVersions } from "../parts/media-setup.ts";
import { rtpPayloadTypes } from "../parts/rtp-payload-types.ts";

const elementData = { filter: "ext.rfc5285.data", label: "Extension Data" };
const padding = { starts: [[0]], of: struct({ pad: u8() }) };

/** Elements of one octet of header; identifier and length (less one) share it (RFC 8285 section 4.2). */
const shortElements = repeated(
  variant([
    padding,
    {
      starts: [[[1, 255]]],
      of: struct({
        id: bits(4, { filter: "ext.rfc5285.id", label: "Identifier" }),
        len: bits(4, { filter: "ext.rfc5285.len", label: "Length", auto: sizeOf("data", { add: -1 }) }),
        data: bytes({ by: "len", minus: -1 }, elementData),
      }),
    },
  ]),
);

/** Elements of two octets of header (RFC 8285 section 4.3). */
const longElements = repeated(
  variant([
    padding,
    {
      starts: [[[1, 255]]],
      of: struct({
        id: u8({ filter: "ext.rfc5285.id", label: "Identifier" }),
        len: u8({ filter: "ext.rfc5285.len", label: "Length", auto: sizeOf("data") }),
        data: bytes({ by: "len" }, elementData),
      }),
    },
  ]),
);

const headerExtension = struct({
  header_id: u16({
    filter: "ext.profile",
    strings: { 103: "ED137", 359: "ED137A" },
    label: "Defined by profile",
    show: "hex-dec",
    names: { "one-byte": 0xbede, "two-byte": 0x1000 },
  }),
  header_len: u16({ filter: "ext.len", label: "Extension length", auto: sizeOf("header", { unit: 4 }) }),
  header: choice(
    "header_id",
    { "one-byte": shortElements, "two-byte": longElements },
    { label: "Header extensions", size: { by: "header_len", unit: 4 } },
  ),
});

/** The Real-time Transport Protocol. Its ports are agreed elsewhere; the registered one is known. */
export const RTP = protocol({
  name: "rtp",
  layer: "RTP",
  title: "Real-Time Transport Protocol",
  spec: "RFC 3550",
  carriedBy: { "udp.port": 5004 },
  startsWith: [
    [
      [0x80, 0xbf],
      [0, 191],
    ],
    [
      [0x80, 0xbf],
      [224, 255],
    ],
  ],
  summary: "RTP {payload_type} seq {sequence}",
  generated: {
    ...mediaSetup,
    "sequence/extended": u32({ filter: "extseq", label: "Extended sequence number" }),
  },
  fields: {
    version: bits(2, { label: "Version", strings: mediaVersions, default: 2 }),
    padding: bits(1, { label: "Padding", show: "bool" }),
    extension: bits(1, { filter: "ext", label: "Extension", show: "bool" }),
    numsync: bits(4, { filter: "cc", label: "Contributing source identifiers count", auto: countOf("sync") }),
    marker: bits(1, { label: "Marker", show: "bool" }),
    payload_type: bits(7, { filter: "p_type", label: "Payload type", names: rtpPayloadTypes }),
    sequence: u16({ filter: "seq", label: "Sequence number" }),
    timestamp: u32({ label: "Timestamp" }),
    sourcesync: u32({ filter: "ssrc", label: "Synchronization Source identifier", show: "hex-dec" }),
    sync: repeated(u32({ filter: "csrc.item", label: "CSRC item", show: "hex-dec" }), {
      filter: "csrc.items",
      label: "Contributing Source identifiers",
      count: "numsync",
    }),
    header: when({ field: "extension" }, headerExtension),
    payload: bytes({ beforePadding: "padding" }, { label: "Payload" }),
    pad: when({ left: 1 }, bytes("rest", { filter: "padding.data", label: "Padding data" })),
  },
});
