import { countOf, inetChecksum } from "../../definition/auto.ts";
import { bits, bytes, choice, custom, struct, text, u16, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { vrrpAddresses } from "../parts/vrrp-addresses.ts";

const authentications = {
  "No Authentication": 0,
  "Simple Text Authentication": 1,
  "IP Authentication Header": 2,
  "Cisco MD5": 254,
} as const;
const authenticationTexts = {
  0: "No Authentication",
  1: "Simple Text Authentication [RFC 2338] / Reserved [RFC 3768]",
  2: "IP Authentication Header [RFC 2338] / Reserved [RFC 3768]",
  254: "Cisco VRRP MD5 authentication",
};

const version2 = { version: [0, 1, 2] };
const version3 = { version: [3] };

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
    version: bits(4, {
      label: "VRRP protocol version",
      default: 2,
      whole: { through: "type", filter: "typever", label: "VRRP message version and type", type: "FT_UINT8" },
    }),
    type: bits(4, { label: "VRRP packet type", default: 1, strings: { 1: "Advertisement" } }),
    vrid: u8({ filter: "virt_rtr_id", label: "Virtual Rtr ID", default: 1 }),
    priority: u8({ filter: "prio", label: "Priority", default: 100 }),
    ipcount: u8({ filter: "addr_count", label: "Addr Count", auto: countOf("addrlist") }),
    authtype: u8({
      filter: "auth_type",
      label: "Auth Type",
      names: authentications,
      strings: authenticationTexts,
      shown: version2,
      views: [
        { filter: "reserved_mbz", label: "Reserved", type: "FT_UINT8", mask: 0xf0, shown: version3 },
        { filter: "short_adver_int", label: "Adver Int", type: "FT_UINT16", size: 2, mask: 0x0fff, shown: version3 },
      ],
    }),
    adv: u8({ filter: "adver_int", label: "Adver Int", default: 1, shown: version2 }),
    chksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({
        pseudoHeader: true,
        since: { version: 3 },
        wrong: { filter: "checksum_bad.expert", severity: "Warn" },
      }),
    }),
    addrlist: custom(vrrpAddresses, { filter: "", label: "Addresses" }),
    auth: when(
      { left: 8 },
      choice(
        "authtype",
        {
          1: text(8, { filter: "auth_string", label: "Authentication String" }),
          // Cisco's, behind what says of which kind and key it is.
          254: struct({
            keyed: bytes(22, { filter: "" }),
            digest: bytes(16, { filter: "md5_auth_data", label: "MD5 Authentication Data" }),
          }),
        },
        { otherwise: text(8, { filter: "" }) },
      ),
    ),
  },
});
