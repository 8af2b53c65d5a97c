import { u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

/** Where the identifier of OSI's network layer stands. */
const FAMILY = 7;

/** OSI's network layer, whose protocols tell themselves apart by their first octet. It has no octets of its own. */
export const OSI = protocol({
  name: "osi",
  treeless: true,
  layer: "OSI",
  title: "OSI",
  spec: "ISO/IEC TR 9577",
  carriedBy: {
    "llc.dsap": [0xfe, 0x14, 0x20, 0x34, 0x54],
    "gre.proto": 0xfe,
    "ip.proto": 80,
    "ppp.protocol": 0x23,
    "null.type": FAMILY,
  },
  next: { table: "osi.nlpid", peekBits: 8 },
  summary: "OSI",
  fields: {},
});

/** The same on Cisco's serial lines, with an octet in front. */
export const PaddedOSI = protocol({
  name: "osi_padded",
  path: "osi",
  treeless: true,
  layer: "PaddedOSI",
  title: "OSI behind an octet of padding",
  short: "OSI",
  spec: "RFC 1547 4.3.1",
  carriedBy: { "chdlc.protocol": 0xfefe },
  prefix: "osi",
  next: { table: "osi.nlpid", peekBits: 8 },
  summary: "OSI",
  fields: { padding: u8({ filter: "", default: 3 }) },
});
