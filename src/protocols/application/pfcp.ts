import { uint } from "../../bytes/numbers.ts";
import { wholeLength } from "../../definition/auto.ts";
import { bits, choice, frameNumber, relativeTime, struct, u16, u24, u64, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { pfcpElements } from "../parts/pfcp-elements.ts";
import { pfcpMessages, pfcpResponses } from "../parts/pfcp-messages.ts";

/** Octets in front of the sequence number, with a session and without one; its own. */
const SESSION = 1;
const LONG_HEAD = 12;
const SHORT_HEAD = 4;
const SEQUENCE = 3;

/** The Packet Forwarding Control Protocol: what a network's control has its forwarding do with users' packets. */
export const PFCP = protocol({
  name: "pfcp",
  layer: "PFCP",
  title: "Packet Forwarding Control Protocol",
  spec: "3GPP TS 29.244",
  carriedBy: { "udp.port": 8805 },
  startsWith: [[[0x20, 0x3f]]],
  foreign: ["e212", "e164"],
  exchangeOf(bytes, start, end) {
    const type = bytes[start + 1];
    const answers = pfcpResponses.has(type);
    const at = start + (bytes[start] & SESSION ? LONG_HEAD : SHORT_HEAD);
    if ((!answers && !pfcpResponses.has(type + 1)) || at + SEQUENCE > end) return undefined;
    return { answers, number: uint(bytes, at, SEQUENCE) };
  },
  generated: {
    response: frameNumber({ filter: "response_in", label: "Response In" }),
    request: frameNumber({ filter: "response_to", label: "Response To" }),
    responseTime: relativeTime({ filter: "response_time", label: "Response Time" }),
  },
  summary: "PFCP {message_type}",
  fields: {
    version: bits(3, {
      filter: "version",
      label: "Version",
      default: 1,
      whole: { through: "S", filter: "flags", label: "Flags", type: "FT_UINT8", show: "hex" },
    }),
    spare_b2: bits(1, { filter: "spare_b4", label: "Spare", type: "FT_UINT8" }),
    spare_b3: bits(1, { filter: "spare_b3", label: "Spare", type: "FT_UINT8" }),
    spare_b4: bits(1, { filter: "fo_flag", label: "Follow On (FO)" }),
    MP: bits(1, { filter: "mp_flag", label: "Message Priority (MP)" }),
    S: bits(1, { filter: "s", label: "SEID (S)", default: 1 }),
    message_type: u8({ filter: "msg_type", label: "Message Type", strings: pfcpMessages }),
    length: u16({ label: "Length", type: "FT_UINT8", auto: wholeLength({ minus: SHORT_HEAD }) }),
    seid: when({ field: "S" }, u64({ filter: "seid", label: "SEID", show: "hex" })),
    seq: u24({ filter: "seqno", label: "Sequence Number" }),
    end: choice(
      "MP",
      {
        1: struct(
          {
            priority: bits(4, { filter: "mp", label: "Message Priority", type: "FT_UINT24" }),
            spare_p: bits(4, { filter: "spare_h0", label: "Spare", type: "FT_UINT8" }),
          },
          { filter: "" },
        ),
      },
      { otherwise: u8({ filter: "spare_oct", label: "Spare" }) },
    ),
    IE_list: pfcpElements,
  },
});
