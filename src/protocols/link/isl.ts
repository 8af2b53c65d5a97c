import { payloadLength } from "../../definition/auto.ts";
import { bits, mac, u16, u24, u8 } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const priorities = { 0: "Normal Priority", 1: "Priority 1", 2: "Priority 2", 3: "Highest Priority" };
const kinds = { 0: "Ethernet", 1: "Token-Ring", 2: "FDDI", 3: "ATM" };

const address: View = {
  filter: "addr",
  label: "Source or Destination Address",
  type: "FT_ETHER",
  beside: true,
  hidden: true,
};

/** How a frame begins that is one of these: five octets of a group's address that both forms of the trunk have. */
const group = (first: number) => [first, 0x00, 0x0c, 0x00, 0x00] as const;

/** Cisco's Inter-Switch Link: a whole frame of Ethernet behind a header that names its VLAN. */
export const ISL = protocol({
  name: "isl",
  path: "eth",
  standsAlone: true,
  layer: "ISL",
  title: "Cisco ISL",
  short: "ISL",
  spec: "Cisco, Inter-Switch Link and IEEE 802.1Q Frame Format",
  insteadOf: "eth",
  startsWith: [group(0x01), group(0x0c)],
  next: { table: "ethertype", always: 0x6558 },
  summary: "ISL VLAN {vlan}",
  fields: {
    dst: mac({
      label: "Destination",
      default: "01:00:0c:00:00:00",
      views: [
        { filter: "type", label: "Type", type: "FT_UINT8", offset: 5, size: 1, mask: 0xf0, strings: kinds },
        { filter: "user_eth", label: "User", type: "FT_UINT8", offset: 5, size: 1, mask: 0x03, strings: priorities },
        address,
      ],
    }),
    src: mac({ label: "Source", default: "00:00:00:00:00:00", views: [address] }),
    // It counts neither the addresses nor itself, but the rest of this header.
    len: u16({ label: "Length", auto: payloadLength({ minus: -12, zeroIsRest: true }) }),
    dsap: u8({ label: "DSAP", show: "hex", default: 0xaa }),
    ssap: u8({ label: "SSAP", show: "hex", default: 0xaa }),
    control: u8({ label: "Control", show: "hex", default: 0x03 }),
    hsa: u24({ label: "HSA", show: "hex", default: 0x00000c }),
    vlan: bits(15, { filter: "vlan_id", label: "VLAN ID", default: 1 }),
    bpdu: bits(1, { label: "BPDU/CDP/VTP", word: 16, truth: ["Yes", "No"] }),
    index: u16({ label: "Index" }),
    reserved: u16({ label: "Reserved", show: "hex" }),
  },
});
