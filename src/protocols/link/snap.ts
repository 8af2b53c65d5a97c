import { u16, u24 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** Who hands out the protocol identifiers (IEEE Registration Authority). */
const organizations = {
  "Encapsulated Ethernet": 0x000000,
  Cisco: 0x00000c,
  "Cisco IOS 9.0": 0x0000f8,
  "IEEE 802.1": 0x0080c2,
  AppleTalk: 0x080007,
  Extreme: 0x00e02b,
} as const;

/** Cisco's protocols. */
const ciscoProtocols = {
  0x0102: "DRIP",
  0x0104: "PAgP",
  0x0105: "MLS Hello",
  0x0108: "RLQ BPDUs (request)",
  0x0109: "RLQ BPDUs (response)",
  0x010b: "PVSTP+",
  0x010c: "VLAN Bridge",
  0x0111: "UDLD",
  0x0139: "MCP",
  0x2000: "CDP",
  0x2001: "CGMP",
  0x2003: "VTP",
  0x2004: "DTP",
  0x200a: "STP Uplink Fast",
};

/** The Subnetwork Access Protocol: an organization and one of its protocols, an EtherType where there is none. */
export const SNAP = protocol({
  name: "snap",
  path: "",
  layer: "SNAP",
  title: "Subnetwork Access Protocol",
  spec: "IEEE 802, RFC 1042",
  carriedBy: { "llc.dsap": [0xaa, 0xab] },
  next: [
    { table: "ethertype", by: ["code"], only: { OUI: 0x000000 }, above: LARGEST_LENGTH },
    { table: "ethertype", by: ["code"], only: { OUI: 0x0000f8 }, above: LARGEST_LENGTH },
    { table: "snap.cisco", by: ["code"], only: { OUI: 0x00000c } },
    { table: "snap.bridged", by: ["code"], only: { OUI: 0x0080c2 } },
  ],
  prefix: "llc",
  summary: "SNAP {code}",
  fields: {
    OUI: u24({
      filter: "oui",
      label: "Organization Code",
      names: organizations,
      views: [
        {
          filter: "cisco_pid",
          label: "PID",
          type: "FT_UINT16",
          offset: 3,
          size: 2,
          show: "hex",
          beside: true,
          strings: ciscoProtocols,
          shown: { OUI: [0x00000c] },
        },
        {
          filter: "ieee_802_1_pid",
          label: "PID",
          type: "FT_UINT16",
          offset: 3,
          size: 2,
          show: "hex",
          beside: true,
          shown: { OUI: [0x0080c2] },
        },
      ],
    }),
    code: u16({ filter: "type", label: "Type", show: "hex", names: etherTypes, shown: { OUI: [0x000000, 0x0000f8] } }),
  },
});
