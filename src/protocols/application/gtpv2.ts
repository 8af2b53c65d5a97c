import { sizeOf } from "../../definition/auto.ts";
import { bits, choice, frameNumber, relativeTime, struct, u16, u24, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { uint } from "../../bytes/numbers.ts";
import { gtpv2Elements } from "../parts/gtpv2-elements.ts";
import { gtpv2Messages, gtpv2Responses } from "../parts/gtpv2-messages.ts";

/** Octets in front of the sequence number, with a tunnel's end point and without one; its own. */
const TUNNEL = 8;
const LONG_HEAD = 8;
const SHORT_HEAD = 4;
const SEQUENCE = 3;

/** The GPRS Tunnelling Protocol, version 2: control of what users' tunnels are in the Evolved Packet Core. */
export const GTPv2 = protocol({
  name: "gtpv2",
  layer: "GTPv2",
  title: "GPRS Tunneling Protocol V2",
  short: "GTPv2",
  spec: "3GPP TS 29.274",
  besides: "gtp",
  path: "gtp:gtpv2",
  startsWith: [[[0x40, 0x5f]]],
  requires: { UDP: { dport: 2123 } },
  foreign: ["e212", "e164", "gsm_a", "gsm_a.gm", "gsm_a.dtap"],
  handing: ["mobile.ipcp", "mobile.pap", "mobile.chap"],
  holds: ["ipcp", "pap", "chap"],
  exchangeOf(bytes, start, end) {
    const type = bytes[start + 1];
    const answers = gtpv2Responses.has(type);
    const at = start + (bytes[start] & TUNNEL ? LONG_HEAD : SHORT_HEAD);
    if ((!answers && !gtpv2Responses.has(type + 1)) || at + SEQUENCE > end) return undefined;
    return { answers, number: uint(bytes, at, SEQUENCE) };
  },
  generated: {
    "message/response": frameNumber({ filter: "response_in", label: "Response In" }),
    "message/request": frameNumber({ filter: "response_to", label: "Response To" }),
    "message/responseTime": relativeTime({ filter: "response_time", label: "Response Time" }),
  },
  summary: "GTPv2 {gtp_type}",
  fields: {
    version: bits(3, {
      filter: "version",
      label: "Version",
      default: 2,
      whole: { through: "SPARE", filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex" },
    }),
    P: bits(1, { filter: "p", label: "Piggybacking flag (P)", type: "FT_UINT8" }),
    T: bits(1, { filter: "t", label: "TEID flag (T)", type: "FT_UINT8", default: 1 }),
    MP: bits(1, { filter: "mp", label: "Message Priority(MP)", type: "FT_UINT8" }),
    SPARE: bits(2, { filter: "" }),
    gtp_type: u8({ filter: "message_type", label: "Message Type", strings: gtpv2Messages }),
    length: u16({ filter: "msg_length", label: "Message Length", auto: sizeOf("teid", { through: "IE_list" }) }),
    teid: when({ field: "T" }, u32({ filter: "teid", label: "Tunnel Endpoint Identifier", show: "hex-dec" })),
    seq: u24({ filter: "seq", label: "Sequence Number", show: "hex-dec" }),
    end: choice(
      "MP",
      {
        1: struct(
          {
            priority: bits(4, { filter: "mp", label: "Message Priority", type: "FT_UINT8", show: "hex" }),
            reserved: bits(4, { filter: "" }),
          },
          { filter: "" },
        ),
      },
      { otherwise: u8({ filter: "spare", label: "Spare", type: "FT_UINT16" }) },
    ),
    IE_list: gtpv2Elements,
  },
});
