import { u32 as u32At } from "../../bytes/numbers.ts";
import { wholeLength } from "../../definition/auto.ts";
import { u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET } from "../parts/bit-view.ts";
import { tacacsBody, tacacsTypes } from "../parts/tacacs-body.ts";

const HEADER = 12;

/** TACACS+: who may log in, what they may do, and what they did. */
export const TacacsPlus = protocol({
  name: "tacplus",
  records: {},
  layer: "TacacsHeader",
  title: "TACACS+",
  short: "TACACS+",
  spec: "RFC 8907",
  carriedBy: { "tcp.port": 49 },
  framing: {
    by: "measure",
    measure: (bytes, at, end) => (end - at < HEADER ? 0 : HEADER + u32At(bytes, at + 8)),
  },
  summary: "TACACS+ {type}",
  fields: {
    version: u8({
      filter: "",
      default: 0xc0,
      views: [
        { filter: "majvers", label: "Major version", type: "FT_UINT8" },
        { filter: "minvers", label: "Minor version", type: "FT_UINT8", number: (value) => value & 0x0f },
      ],
    }),
    type: u8({ filter: "type", label: "Type", strings: tacacsTypes, default: 1 }),
    seq: u8({
      filter: "seqno",
      label: "Sequence number",
      default: 1,
    }),
    flags: u8({
      filter: "flags",
      label: "Flags",
      show: "hex",
      views: [
        bitView("flags.unencrypted", "Unencrypted", 0x01, SET),
        bitView("flags.singleconn", "Single Connection", 0x04, SET),
      ],
    }),
    session_id: u32({ filter: "session_id", label: "Session ID" }),
    length: u32({ filter: "packet_len", label: "Packet length", auto: wholeLength({ minus: HEADER }) }),
    body: tacacsBody,
  },
});
