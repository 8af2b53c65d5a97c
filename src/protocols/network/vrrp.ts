import { countOf, inetChecksum } from "../../definition/auto.ts";
import { bits, custom, text, u16, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { vrrpAddresses } from "../parts/vrrp-addresses.ts";

const authentications = {
  "No Authentication": 0,
  "Simple Text Authentication": 1,
  "IP Authentication Header": 2,
  "Cisco MD5": 254,
} as const;

/**
 * The Virtual Router Redundancy Protocol, versions 2 and 3. In version 3 the lower half of `authtype` and `adv` are one
 * interval in hundredths of a second, and the checksum covers the pseudo-header too.
 */
export const VRRP = protocol({
  name: "vrrp",
  layer: "VRRP",
  title: "Virtual Router Redundancy Protocol",
  spec: "RFC 3768, RFC 5798",
  carriedBy: { "ip.proto": 112 },
  summary: "VRRP {vrid} {priority}",
  fields: {
    version: bits(4, { label: "VRRP protocol version", default: 2 }),
    type: bits(4, { label: "VRRP packet type", default: 1 }),
    vrid: u8({ filter: "virt_rtr_id", label: "Virtual Rtr ID", default: 1 }),
    priority: u8({ filter: "prio", label: "Priority", default: 100 }),
    ipcount: u8({ filter: "addr_count", label: "Addr Count", auto: countOf("addrlist") }),
    authtype: u8({ filter: "auth_type", label: "Auth Type", names: authentications }),
    adv: u8({ filter: "adver_int", label: "Adver Int", default: 1 }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ pseudoHeader: true, since: { version: 3 } }),
    }),
    addrlist: custom(vrrpAddresses, { filter: "addresses", label: "Addresses" }),
    auth: when({ left: 8 }, text(8, { filter: "auth_string", label: "Authentication String" })),
  },
});
