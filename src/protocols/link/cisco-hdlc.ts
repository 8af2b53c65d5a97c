import { ipv4, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** EtherTypes on a serial line, of which Cisco gave some another meaning. */
export const CHDLC = protocol({
  name: "chdlc",
  layer: "CHDLC",
  title: "Cisco HDLC",
  spec: "RFC 1547 4.3.1",
  carriedBy: { linktype: 104, "ppp.start": [0x0f, 0x8f] },
  next: [
    { table: "chdlc.protocol", by: ["proto"] },
    { table: "ethertype", by: ["proto"], above: LARGEST_LENGTH },
  ],
  summary: "CHDLC {proto}",
  fields: {
    address: u8({ label: "Address", show: "hex", names: { Unicast: 0x0f, Multicast: 0x8f }, default: 0x0f }),
    control: u8({ label: "Control", show: "hex" }),
    proto: u16({
      filter: "protocol",
      label: "Protocol",
      show: "hex",
      names: { ...etherTypes, SLARP: 0x8035 },
      default: 0x0800,
    }),
  },
});

const asked = { field: "type", is: [0, 1] } as const;
const alive = { field: "type", is: [2] } as const;

/** Keeps a serial line alive, and asks for an address on it. */
export const SLARP = protocol({
  name: "slarp",
  layer: "SLARP",
  title: "Cisco Serial Link Address Resolution Protocol",
  spec: "RFC 1547 4.3.1",
  carriedBy: { "chdlc.protocol": 0x8035 },
  summary: "SLARP {type}",
  fields: {
    type: u32({
      filter: "ptype",
      label: "Packet type",
      names: { Request: 0, Reply: 1, "Line keepalive": 2 },
      default: 2,
    }),
    address: when(asked, ipv4({ label: "Address", default: "0.0.0.0" })),
    mask: when(asked, ipv4({ filter: "", label: "Netmask", default: "0.0.0.0" })),
    unused: when(asked, u16({ filter: "" })),
    mysequence: when(alive, u32({ filter: "mysequence", label: "Outgoing sequence number" })),
    yoursequence: when(alive, u32({ filter: "yoursequence", label: "Returned sequence number" })),
    reliability: when(alive, u16({ filter: "reliability", label: "Reliability", show: "hex", default: 0xffff })),
    uptime: when({ left: 4 }, u32({ filter: "" })),
    reserved: when({ left: 2 }, u16({ filter: "" })),
  },
});
