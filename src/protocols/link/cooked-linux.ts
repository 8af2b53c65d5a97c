import { bytes, mac, u16, u32, u8 } from "../../definition/fields.ts";
import type { FieldType, View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { etherTypeWords } from "../parts/ethertype-words.ts";
import { etherTypes } from "../parts/ethertypes.ts";

const packetTypes = { unicast: 0, broadcast: 1, multicast: 2, "unicast-to-another-host": 3, "sent-by-us": 4 } as const;
/** Kernel protocol numbers below the EtherTypes (linux/if_ether.h). */
const linuxTypes = { ...etherTypes, "802.3": 0x0001, "802.2": 0x0004, CAN: 0x000c, "CAN FD": 0x000d } as const;

const packetTypeTexts = {
  0: "Unicast to us",
  1: "Broadcast",
  2: "Multicast",
  3: "Unicast to another host",
  4: "Sent by us",
};
const packetType = { label: "Packet type", names: packetTypes, strings: packetTypeTexts } as const;
/** Kinds of links that Linux captures most (linux/if_arp.h). */
const addressTypeTexts = {
  1: "Ethernet",
  6: "IEEE 802",
  7: "ARCNET",
  24: "IEEE 1394.1995",
  32: "InfiniBand",
  280: "Controller Area Network",
  512: "PPP",
  513: "Cisco HDLC",
  772: "Loopback",
};
const addressType = {
  filter: "hatype",
  label: "Link-layer address type",
  strings: addressTypeTexts,
  default: 512,
} as const;
/** The address takes the first of eight octets, as many as its length says. */
const ofEthernet = { lladdrlen: [6] };
const view = (octets: number, filter: string, label: string, type: FieldType, at = 0, size = octets): View => ({
  filter,
  label,
  type,
  offset: at,
  size,
  shown: { lladdrlen: [octets] },
});
const address = mac({
  filter: "src.eth",
  label: "Source",
  default: "00:00:00:00:00:00",
  shown: ofEthernet,
  views: [
    view(4, "src.ipv4", "Source", "FT_IPv4"),
    view(4, "unused", "Unused", "FT_BYTES", 4, 4),
    view(0, "unused", "Unused", "FT_BYTES", 0, 8),
    view(8, "src.other", "Source", "FT_BYTES"),
  ],
});
const unused = bytes(2, { label: "Unused", default: new Uint8Array(2), shown: ofEthernet });
/** Addresses of tunnels of GRE, whose packets have a protocol of GRE's (linux/if_arp.h). */
const TUNNEL = 778;
const protocolType = u16({
  filter: "etype",
  label: "Protocol",
  show: "hex",
  names: linuxTypes,
  default: 0x0800,
  shown: { lladdrtype: { not: [TUNNEL] } },
  views: [
    {
      filter: "gretype",
      label: "Protocol",
      type: "FT_UINT16",
      show: "hex",
      strings: etherTypeWords,
      beside: true,
      shown: { lladdrtype: [TUNNEL] },
    },
  ],
  short: { upTo: 1535, filter: "ltype", label: "Protocol", show: "hex" },
});
const next = [
  { table: "gre.proto", by: ["proto"], only: { lladdrtype: TUNNEL } },
  { table: "sll.proto", by: ["proto"] },
  { table: "ethertype", by: ["proto"], above: LARGEST_LENGTH, named: true },
] as const;

/** The header that stands for the link layer in captures on Linux's device `any`. */
export const CookedLinux = protocol({
  name: "sll",
  layer: "CookedLinux",
  title: "Linux cooked capture v1",
  spec: "LINKTYPE_LINUX_SLL",
  carriedBy: { linktype: 113 },
  next,
  summary: "SLL {pkttype}",
  fields: {
    pkttype: u16(packetType),
    lladdrtype: u16(addressType),
    lladdrlen: u16({ filter: "halen", label: "Link-layer address length" }),
    src: address,
    unused,
    proto: protocolType,
  },
});

/** The second version, which says the interface too. */
export const CookedLinuxV2 = protocol({
  name: "sll2",
  path: "sll",
  layer: "CookedLinuxV2",
  title: "Linux cooked capture v2",
  spec: "LINKTYPE_LINUX_SLL2",
  carriedBy: { linktype: 276 },
  next,
  prefix: "sll",
  summary: "SLL2 {pkttype} ifindex {ifindex}",
  fields: {
    proto: protocolType,
    reserved: u16({ filter: "" }),
    ifindex: u32({ label: "Interface index" }),
    lladdrtype: u16(addressType),
    pkttype: u8({ ...packetType, type: "FT_UINT16" }),
    lladdrlen: u8({ filter: "halen", label: "Link-layer address length", type: "FT_UINT16" }),
    src: address,
    unused,
  },
});
