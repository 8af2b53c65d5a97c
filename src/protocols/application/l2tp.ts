import { bits, implied, mark, u16, u32, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { l2tpAttributes, takeAttributes } from "../parts/l2tp-attributes.ts";
import { laidOut } from "../parts/laid-out.ts";

const Bit = { control: 0x8000, length: 0x4000, sequence: 0x800, offset: 0x200 } as const;
const VERSION3 = 3;
/** Octets of the flags, which stand in front of what depends on them. */
const FLAGS = 2;
/** Version 2 shows these of all messages. */
const VERSION2 = { version: [2] } as const;

/** Where what a data message carries starts, from the message's start. */
function carriedFrom(bytes: Uint8Array, at: number, end: number): number {
  const flags = at + FLAGS <= end ? (bytes[at] << 8) | bytes[at + 1] : 0;
  if (flags & Bit.control) return end;
  if ((flags & 0xf) === VERSION3) return at + 8;
  const head = at + 6 + (flags & Bit.length ? 2 : 0) + (flags & Bit.sequence ? 4 : 0);
  if (!(flags & Bit.offset)) return head;
  return head + 2 + (head + 2 <= end ? (bytes[head] << 8) | bytes[head + 1] : 0);
}

const messageFields = {
  length: u16({ filter: "length", label: "Length" }),
  tunnel: u16({ filter: "tunnel", label: "Tunnel ID" }),
  session: u16({ filter: "session", label: "Session ID" }),
  sent: u16({ filter: "Ns", label: "Ns" }),
  received: u16({ filter: "Nr", label: "Nr" }),
  offset: u16({ filter: "offset", label: "Offset" }),
  padding: mark({ filter: "offset_padding", label: "Offset Padding" }),
  reserved: u16({ filter: "res", label: "Reserved", show: "hex" }),
  connection: u32({ filter: "ccid", label: "Control Connection ID", show: "hex" }),
  sid: u32({ filter: "sid", label: "Session ID", show: "hex" }),
  kind: implied({
    filter: "avp.pseudowire_type",
    label: "Pseudowire Type",
    type: "FT_UINT16",
    is: 0,
  }),
  empty: mark({ filter: "zero_length_body_message", label: "Zero Length Body message" }),
};

const message = laidOut(
  "message of L2TP",
  { ...messageFields, ...l2tpAttributes },
  (page) => {
    const flags = (page.bytes[page.start - 2] << 8) | page.bytes[page.start - 1];
    const isControl = (flags & Bit.control) !== 0;
    const isThird = (flags & 0xf) === VERSION3;
    if (isThird && !isControl) {
      page.take("reserved");
      page.take("sid");
      return page.place("kind", page.layerStart, page.layerStart);
    }
    if (flags & Bit.length) {
      const length = page.take("length");
      if (isControl) page.end = Math.min(page.end, page.layerStart + length);
    }
    if (isThird) page.take("connection");
    else {
      page.take("tunnel");
      page.take("session");
    }
    if (flags & Bit.sequence) {
      page.take("sent");
      page.take("received");
    }
    if (!isThird && flags & Bit.offset) {
      const padding = page.take("offset");
      if (padding > 0) page.mark("padding", padding);
    }
    if (!isControl) return;
    if (page.left === 0) page.place("empty", page.layerStart, page.layerStart);
    else takeAttributes(page);
  },
  {
    skip: (bytes, at, end) => Math.min(end, carriedFrom(bytes, at - FLAGS, end)),
  },
);

/** Layer 2 Tunneling Protocol: frames of PPP, or of anything in version 3, and what its ends tell each other. */
export const L2TP = protocol({
  name: "l2tp",
  layer: "L2TP",
  title: "Layer 2 Tunneling Protocol",
  spec: "RFC 2661, RFC 3931",
  carriedBy: { "udp.port": 1701, "l2tp.control": 0 },
  within: "l2tp.ip",
  pathBehind: { l2tp: "" },
  next: { table: "l2tp.version", by: ["version"], only: { type: 0 } },
  summary: "L2TP",
  fields: {
    type: bits(1, {
      label: "Type",
      type: "FT_UINT16",
      word: 16,
      strings: { 0: "Data Message", 1: "Control Message" },
      whole: { through: "version", filter: "flags", label: "Flags", type: "FT_UINT16", show: "hex" },
    }),
    hasLength: bits(1, {
      filter: "length_bit",
      label: "Length Bit",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["Length field is present", "Length field is not present"],
    }),
    reserved: bits(2, { filter: "" }),
    hasSequence: bits(1, {
      filter: "seq_bit",
      label: "Sequence Bit",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["Ns and Nr fields are present", "Ns and Nr fields are not present"],
    }),
    reserved2: bits(1, { filter: "" }),
    hasOffset: bits(1, {
      filter: "offset_bit",
      label: "Offset bit",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["Offset Size field is present", "Offset size field is not present"],
      shown: VERSION2,
    }),
    priority: bits(1, {
      label: "Priority",
      type: "FT_BOOLEAN",
      word: 16,
      truth: ["This data message has priority", "No priority"],
      shown: VERSION2,
    }),
    reserved3: bits(4, { filter: "" }),
    version: bits(4, { label: "Version", type: "FT_UINT16", word: 16, default: 2 }),
    message,
  },
});

/** Version 3 right in IP: what a session carries, or, in session 0, what the ends tell each other. */
export const L2TPSession = protocol({
  name: "l2tp.ip",
  path: "l2tp",
  prefix: "l2tp",
  layer: "L2TPSession",
  title: "Layer 2 Tunneling Protocol version 3",
  short: "L2TPv3",
  spec: "RFC 3931 4.1.1",
  carriedBy: { "ip.proto": 115 },
  next: { table: "l2tp.control", by: ["sid"] },
  summary: "L2TP",
  fields: {
    sid: u32({ filter: "sid", label: "Session ID", show: "hex" }),
    kind: when(
      { field: "sid" },
      implied({ filter: "avp.pseudowire_type", label: "Pseudowire Type", type: "FT_UINT16", is: 0 }),
    ),
  },
});
