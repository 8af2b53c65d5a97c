import { bits, struct, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { accessPointNumbers, accessPoints } from "../parts/llc-access-points.ts";
import { numberedControl, unnumberedControl } from "../parts/llc-control.ts";

/** Service access points, without the group or response bit. */
const saps = {
  Null: 0x00,
  "LLC Sub-Layer Management": 0x02,
  "SNA Path Control": 0x04,
  IP: 0x06,
  "PROWAY Network Management": 0x0e,
  STP: 0x42,
  "EIA-RS 511": 0x4e,
  "ISO 8208": 0x7e,
  XNS: 0x80,
  SNAP: 0xaa,
  "Banyan Vines": 0xbc,
  PROWAY: 0x8e,
  NetWare: 0xe0,
  NetBIOS: 0xf0,
  "Lan Manager": 0xf4,
  "ISO Network Layer": 0xfe,
  Global: 0xff,
} as const;

/**
 * Logical link control: stands where an Ethernet type is a length. `ctrl` is the first octet of the control field and
 * `ctrl2` the second, which frames of information and supervision have and unnumbered ones do not.
 */
export const LLC = protocol({
  name: "llc",
  layer: "LLC",
  title: "Logical-Link Control",
  spec: "IEEE 802.2",
  carriedBy: { ethertype: [[0, LARGEST_LENGTH]], "fddi.fc": [[0x50, 0x5f]], "sll.proto": 0x0004, "wlan.payload": 0x20 },
  requires: { Dot11: { type: 2 } },
  // Two octets of ones begin Novell's frames, which have no LLC.
  startsWith: [[[0, 0xfe]], [0xff, [0, 0xfe]]],
  next: { table: "llc.dsap", by: ["dsap"], also: ["ssap"] },
  summary: "LLC {dsap} {ssap}",
  fields: {
    dsap: u8({
      label: "DSAP",
      show: "hex",
      names: saps,
      strings: accessPoints,
      parts: {
        sap: bits(7, { filter: "dsap.sap", label: "SAP", show: "word", strings: accessPointNumbers }),
        ig: bits(1, { filter: "dsap.ig", label: "IG Bit", truth: ["Group", "Individual"] }),
      },
    }),
    ssap: u8({
      label: "SSAP",
      show: "hex",
      names: saps,
      strings: accessPoints,
      parts: {
        sap: bits(7, { filter: "ssap.sap", label: "SAP", show: "word", strings: accessPointNumbers }),
        cr: bits(1, { filter: "ssap.cr", label: "CR Bit", truth: ["Response", "Command"] }),
      },
    }),
    ctrl: u8({ filter: "", label: "Control", show: "hex", default: 3 }),
    shown: when({ field: "ctrl", mask: 3, is: [3] }, unnumberedControl),
    ctrl2: when({ field: "ctrl", mask: 3, is: [3], not: true }, u8({ filter: "" })),
    shown2: when({ field: "ctrl", mask: 3, is: [3], not: true }, numberedControl),
    xid: when(
      { field: "ctrl", mask: 0xef, is: [0xaf] },
      // An SNA node's exchange may be empty.
      when(
        { left: 3 },
        struct({
          format: u8({ filter: "xid.format", label: "XID Format", show: "hex", default: 0x81 }),
          types: u8({ filter: "xid.types", label: "LLC Types/Classes", show: "hex" }),
          window: bits(7, { filter: "xid.wsize", label: "Receive Window Size" }),
          reserved: bits(1, { filter: "" }),
        }),
      ),
    ),
  },
});
