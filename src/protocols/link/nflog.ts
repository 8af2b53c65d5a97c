import { u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { etherTypeIn, logItems } from "../parts/nflog-items.ts";

const IPV4 = 2;
const IPV6 = 10;

/** What Linux's netfilter logs of a packet in front of it. */
export const Nflog = protocol({
  name: "nflog",
  uncounted: true,
  layer: "NFLOG",
  title: "Linux Netfilter NFLOG",
  spec: "LINKTYPE_NFLOG",
  carriedBy: { linktype: 239 },
  next: { table: "ethertype", told: true },
  tells(octets, start, headerEnd, _end, captured) {
    const family = octets[start];
    if (family === IPV4) return 0x0800;
    return family === IPV6 ? 0x86dd : etherTypeIn(octets, start, Math.min(headerEnd, captured));
  },
  summary: "NFLOG {family}",
  fields: {
    family: u8({
      label: "Family",
      strings: {
        0: "Unspecified",
        1: "IPv4/IPv6",
        2: "IPv4",
        3: "ARP",
        5: "Netdev",
        7: "Bridge",
        10: "IPv6",
        12: "DECNET",
      },
    }),
    version: u8({ label: "Version" }),
    res_id: u16({ label: "Resource id" }),
    items: logItems,
  },
});
