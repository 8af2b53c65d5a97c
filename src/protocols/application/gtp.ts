import { payloadLength, sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  frameNumber,
  ipv4,
  ipv6,
  relativeTime,
  repeated,
  struct,
  u16,
  u32,
  u8,
  variant,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { gtpMessages } from "../parts/gtp-messages.ts";
import { YES } from "../parts/bit-view.ts";

const USER_DATA = 255;
/** An extension header, whose length is in units of four octets with length and next type (3GPP TS 29.281 5.2). */
const extension = struct(
  {
    length: u8({
      filter: "ext_hdr.length",
      label: "Extension Header Length",
      auto: sizeOf("content", { add: 2, unit: 4 }),
    }),
    content: bytes({ by: "length", unit: 4, minus: 2 }, { filter: "" }),
    next: u8({ filter: "ext_hdr.next", label: "Next extension header type", show: "hex" }),
  },
  { filter: "" },
);

/** Information elements of messages that are no user data (3GPP TS 29.281 8). */
const element = variant(
  [
    { starts: [[14]], of: struct({ type: u8({ filter: "" }), recovery: u8({ label: "Recovery" }) }) },
    {
      starts: [[16]],
      of: struct({
        type: u8({ filter: "" }),
        teid: u32({ filter: "teid_data", label: "TEID Data I", show: "hex-dec" }),
      }),
    },
    {
      starts: [[133]],
      of: struct(
        {
          type: u8({ filter: "" }),
          length: u16({ filter: "gsn_address_length", label: "GSN address length" }),
          address: choice(
            "length",
            {
              4: ipv4({ filter: "gsn_ipv4", label: "GSN address IPv4" }),
              16: ipv6({ filter: "gsn_ipv6", label: "GSN address IPv6" }),
            },
            { otherwise: bytes({ by: "length" }, { filter: "" }) },
          ),
        },
        { filter: "", label: "GSN address" },
      ),
    },
  ],
  { otherwise: struct({ more: bytes("rest", { filter: "" }) }) },
);

const sequence = u16({ filter: "seq_number", label: "Sequence number", show: "hex-dec" });
const npdu = u8({ filter: "npdu_number", label: "N-PDU Number", show: "hex" });

/** The GPRS Tunnelling Protocol, version 1: what users send, and of its control the header. */
export const GTP = protocol({
  name: "gtp",
  layer: "GTP_U_Header",
  title: "GPRS Tunneling Protocol",
  spec: "3GPP TS 29.281",
  carriedBy: { "udp.port": [2123, 2152] },
  startsWith: [[[0x30, 0x3f]]],
  next: { table: "raw.version", only: { type: USER_DATA }, peekBits: 4 },
  exchange: { shares: [8, 2], kind: { offset: 1, mask: 0xff, request: [1], response: [2] } },
  generated: {
    request: frameNumber({ filter: "response_to", label: "Response To" }),
    response: frameNumber({ filter: "response_in", label: "Response In" }),
    responseTime: relativeTime({ filter: "time", label: "Time" }),
  },
  summary: "GTP {teid}",
  fields: {
    version: bits(3, {
      filter: "flags.version",
      label: "Version",
      default: 1,
      strings: { 0: "GTP release 97/98 version", 1: "GTP release 99 version", 2: "GTPv2-C" },
      whole: { through: "pn", filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex" },
    }),
    payload: bits(1, {
      filter: "flags.payload",
      label: "Protocol type",
      type: "FT_UINT8",
      default: 1,
      strings: { 0: "GTP'", 1: "GTP" },
    }),
    reserved: bits(1, { filter: "flags.reserved", label: "Reserved", type: "FT_UINT8" }),
    e: bits(1, { filter: "flags.e", label: "Is Next Extension Header present?", truth: YES }),
    s: bits(1, { filter: "flags.s", label: "Is Sequence Number present?", truth: YES }),
    pn: bits(1, { filter: "flags.pn", label: "Is N-PDU number present?", truth: YES }),
    type: u8({ filter: "message", label: "Message Type", show: "hex", default: USER_DATA, strings: gtpMessages }),
    length: u16({ label: "Length", auto: payloadLength() }),
    teid: u32({ label: "TEID", show: "hex-dec" }),
    // Where one of the three is there, so is the room of the others.
    seq: choice(
      "s",
      {
        0: choice(
          "e",
          {
            0: choice("pn", { 0: struct({}, { filter: "" }) }, { otherwise: u16({ filter: "" }) }),
          },
          { otherwise: u16({ filter: "" }) },
        ),
      },
      { otherwise: sequence },
    ),
    npdu: choice(
      "pn",
      {
        0: choice(
          "e",
          {
            0: choice("s", { 0: struct({}, { filter: "" }) }, { otherwise: u8({ filter: "" }) }),
          },
          { otherwise: u8({ filter: "" }) },
        ),
      },
      { otherwise: npdu },
    ),
    next: when({ field: "e" }, u8({ filter: "ext_hdr.next", label: "Next extension header type", show: "hex" })),
    noNext: when({ field: "e", not: true }, when({ field: "s", or: "pn" }, u8({ filter: "" }))),
    extensions: when({ field: "next" }, repeated(extension, { filter: "", until: { field: "next", is: 0 } })),
    elements: when({ field: "type", is: [254, USER_DATA], not: true }, repeated(element, { filter: "" })),
  },
});
