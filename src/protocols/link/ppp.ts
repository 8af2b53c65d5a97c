import { u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { evenOctets, oddOctets, pppProtocols } from "../parts/ppp-protocols.ts";

/** PPP frames of which the first octet says how they are framed. It has no octets of its own. */
export const PPPFrame = protocol({
  name: "ppp_hdlc",
  path: "ppp",
  treeless: true,
  layer: "PPPFrame",
  title: "PPP frame",
  short: "PPP-HDLC",
  spec: "RFC 1661, RFC 1662",
  carriedBy: { linktype: [9, 50], "gre.proto": 0x880b, "l2tp.version": 2 },
  next: { table: "ppp.start", peekBits: 8 },
  summary: "PPP frame",
  fields: {},
});

/** The same behind an octet that says which way the frame went, as daemons of PPP record it. */
export const PPPDirected = protocol({
  name: "ppp_directed",
  path: "ppp",
  treeless: true,
  layer: "PPPDirected",
  title: "PPP frame",
  short: "PPP",
  spec: "LINKTYPE_PPP_WITH_DIR",
  carriedBy: { linktype: 204 },
  next: { table: "ppp.start", peekBits: 8 },
  summary: "PPP frame",
  fields: { sent: u8({ filter: "", label: "Sent", default: 1 }) },
});

/** Address and control, which peers may agree to leave out. */
export const HDLC = protocol({
  name: "hdlc",
  path: "",
  layer: "HDLC",
  title: "PPP in HDLC-like framing",
  spec: "RFC 1662",
  carriedBy: { "ppp.start": 0xff },
  next: { table: "ppp.number", peekBits: 8 },
  prefix: "ppp",
  summary: "HDLC",
  fields: {
    address: u8({ label: "Address", show: "hex", default: 0xff }),
    control: u8({ label: "Control", show: "hex", default: 0x03 }),
  },
});

/** The number of the protocol inside; its first octet is even. */
export const PPP = protocol({
  name: "ppp",
  records: {},
  layer: "PPP",
  title: "Point-to-Point Protocol",
  uncut: true,
  spec: "RFC 1661",
  carriedBy: { "ppp.start": evenOctets, "ppp.number": evenOctets },
  next: { table: "ppp.protocol", by: ["proto"] },
  summary: "PPP {proto}",
  fields: { proto: u16({ filter: "protocol", label: "Protocol", show: "hex", names: pppProtocols, default: 0x0021 }) },
});

/** A number below 256 may be sent as its last octet, which is odd. */
export const CompressedPPP = protocol({
  name: "ppp_compressed",
  path: "ppp",
  records: {},
  layer: "CompressedPPP",
  title: "Point-to-Point Protocol with compressed protocol field",
  spec: "RFC 1661 6.5",
  carriedBy: { "ppp.start": oddOctets, "ppp.number": [...oddOctets, 0x0f, 0x8f, 0xff] },
  next: { table: "ppp.protocol", by: ["proto"] },
  prefix: "ppp",
  summary: "PPP {proto}",
  fields: {
    proto: u8({
      filter: "protocol",
      label: "Protocol",
      show: "hex",
      type: "FT_UINT16",
      names: pppProtocols,
      default: 0x21,
    }),
  },
});
