import { u16 as u16At, u32 as u32At } from "../../bytes/numbers.ts";
import { sizeOf } from "../../definition/auto.ts";
import { bytes, frameNumber, relativeTime, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { COOKIE } from "../parts/stun-values.ts";
import { areAttributes, classicStunAttributes, classicStunTypes } from "../parts/classic-stun-message.ts";

const HEADER = 20;
const messages = Object.keys(classicStunTypes).map((type) => [Number(type) >> 8, Number(type) & 0xff] as const);

/** Simple Traversal of UDP through NAT, which STUN with its cookie took the place of. */
export const ClassicSTUN = protocol({
  name: "classicstun",
  layer: "ClassicSTUN",
  title: "Simple Traversal of UDP Through NAT",
  short: "CLASSIC-STUN",
  // What it relays is named behind it.
  foreign: [],
  spec: "RFC 3489",
  carriedBy: { "udp.port": [], "tcp.port": [] },
  startsWith: messages,
  onAnyPort: {
    startsWith: messages,
    fits: (octets, start, end) =>
      end - start >= HEADER &&
      u16At(octets, start + 2) + HEADER === end - start &&
      u32At(octets, start + 4) !== COOKIE &&
      areAttributes(octets, start + HEADER, end),
  },
  exchange: {
    shares: [16, 4],
    kind: { offset: 0, mask: 0x01, request: [0], response: [1] },
  },
  generated: {
    "/response": frameNumber({ filter: "response_in", label: "Response In" }),
    "/request": frameNumber({ filter: "response_to", label: "Request In" }),
    "/responseTime": relativeTime({ filter: "time", label: "Time" }),
  },
  summary: "STUN {type}",
  fields: {
    type: u16({ label: "Message Type", show: "hex", strings: classicStunTypes, default: 1 }),
    length: u16({ label: "Message Length", show: "hex", auto: sizeOf("attributes") }),
    id: bytes(16, { label: "Message Transaction ID", default: new Uint8Array(16) }),
    attributes: classicStunAttributes,
  },
});
