import { bits, bytes, eui64, ipv4, options, struct, u16, u24, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { controlBody, controlHeader, negotiates, optionShape } from "../parts/ppp-control.ts";

const address = (filter: string, label: string) => ipv4({ filter: `=ipcp.opt.${filter}`, label, default: "0.0.0.0" });
const compression = (prefix: string) =>
  struct({
    protocol: u16({
      filter: `=${prefix}.opt.compress_proto`,
      label: "IP Compression Protocol",
      show: "hex",
      default: 0x002d,
    }),
    data: bytes("rest", { filter: "" }),
  });

/** What peers agree on before they send IPv4. */
export const IPCP = protocol({
  name: "ipcp",
  layer: "PPP_IPCP",
  title: "PPP IP Control Protocol",
  short: "PPP IPCP",
  spec: "RFC 1332, RFC 1877",
  carriedBy: { "ppp.protocol": 0x8021, ethertype: 0x8021, "mobile.ipcp": [[1, 7]] },
  summary: "IPCP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(optionShape("ipcp"), {
        "IP-Addresses": {
          code: 1,
          filter: "=ipcp.opt.addrs",
          label: "IP Addresses (deprecated)",
          value: struct({
            source: address("src_address", "Source IP Address"),
            destination: address("dst_address", "Destination IP Address"),
          }),
        },
        "IP-Compression-Protocol": {
          code: 2,
          filter: "=ipcp.opt.compress",
          label: "IP Compression Protocol",
          value: compression("ipcp"),
        },
        "IP-Address": {
          code: 3,
          filter: "=ipcp.opt.addr",
          label: "IP Address",
          value: address("ip_address", "IP Address"),
        },
        "Mobile-IPv4": {
          code: 4,
          filter: "=ipcp.opt.mobileipv4",
          label: "Mobile Node's Home IP Address",
          value: address("mobilenodehomeaddress", "Mobile Node's Home Address"),
        },
        "Primary-DNS": {
          code: 129,
          filter: "=ipcp.opt.pri_dns",
          label: "Primary DNS Server IP Address",
          value: address("pri_dns_address", "Primary DNS Address"),
        },
        "Primary-NBNS": {
          code: 130,
          filter: "=ipcp.opt.pri_nbns",
          label: "Primary NBNS Server IP Address",
          value: address("pri_nbns_address", "Primary NBNS Address"),
        },
        "Secondary-DNS": {
          code: 131,
          filter: "=ipcp.opt.sec_dns",
          label: "Secondary DNS Server IP Address",
          value: address("sec_dns_address", "Secondary DNS Address"),
        },
        "Secondary-NBNS": {
          code: 132,
          filter: "=ipcp.opt.sec_nbns",
          label: "Secondary NBNS Server IP Address",
          value: address("sec_nbns_address", "Secondary NBNS Address"),
        },
      }),
    ),
    ...controlBody,
  },
});

/** What peers agree on before they send IPv6. */
export const IPV6CP = protocol({
  name: "ipv6cp",
  layer: "PPP_IPV6CP",
  title: "PPP IPv6 Control Protocol",
  short: "PPP IPV6CP",
  spec: "RFC 5072",
  carriedBy: { "ppp.protocol": 0x8057, ethertype: 0x8057 },
  summary: "IPV6CP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(optionShape("ipv6cp"), {
        "Interface-Identifier": {
          code: 1,
          filter: "=ipv6cp.opt.interface_identifier",
          label: "Interface Identifier",
          value: eui64({ filter: "=ipv6cp.interface_identifier", type: "FT_BYTES", label: "Interface Identifier" }),
        },
        "IPv6-Compression-Protocol": { code: 2, value: compression("ipcp") },
      }),
    ),
    ...controlBody,
  },
});

const algorithm = (filter: string, label: string) => ({ filter: `=ccp.opt.${filter}`, label });

/** What peers agree on before they compress what they send. */
export const CCP = protocol({
  name: "ccp",
  layer: "PPP_CCP",
  title: "PPP Compression Control Protocol",
  short: "PPP CCP",
  spec: "RFC 1962",
  carriedBy: { "ppp.protocol": 0x80fd, ethertype: 0x80fd },
  summary: "CCP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(optionShape("ccp"), {
        OUI: {
          code: 0,
          value: struct({
            oui: u24(algorithm("oui", "OUI")),
            subtype: u8(algorithm("subtype", "Subtype")),
            data: bytes("rest", { filter: "" }),
          }),
        },
        "Predictor-1": { code: 1 },
        "Predictor-2": { code: 2 },
        "Puddle-Jumper": { code: 3 },
        "HP-PPC": { code: 16, value: bytes("rest", { filter: "" }) },
        "Stac-LZS": {
          code: 17,
          value: struct({
            histories: u16(algorithm("history_count", "History Count")),
            check: u8(algorithm("check_mode", "Check Mode")),
          }),
        },
        MPPC: { code: 18, value: u32({ ...algorithm("supported_bits", "Supported Bits"), show: "hex" }) },
        "Gandalf-FZA": {
          code: 19,
          value: struct({ histories: u8(algorithm("history", "History")), version: bytes("rest", { filter: "" }) }),
        },
        "V.42bis": { code: 20, value: bytes("rest", { filter: "" }) },
        "BSD-Compress": {
          code: 21,
          value: struct({
            version: bits(3, algorithm("vd.vers", "Vers")),
            dictionary: bits(5, algorithm("vd.dict", "Dict")),
          }),
        },
        "LZS-DCP": {
          code: 23,
          value: struct({
            histories: u16(algorithm("history_count", "History Count")),
            check: u8(algorithm("check_mode", "Check Mode")),
            process: u8(algorithm("process_mode", "Process Mode")),
          }),
        },
        Magnalink: {
          code: 24,
          value: struct({
            features: bits(2, algorithm("fe", "Features")),
            perPacket: bits(1, algorithm("p", "Packet by Packet flag")),
            history: bits(5, algorithm("History", "History")),
            contexts: u8(algorithm("contexts", "# Contexts")),
          }),
        },
        Deflate: {
          code: 26,
          value: struct({
            window: bits(4, algorithm("window", "Window")),
            method: bits(4, algorithm("method", "Method")),
            reserved: bits(6, algorithm("mbz", "MBZ")),
            check: bits(2, algorithm("chk", "Chk")),
          }),
        },
      }),
    ),
    ...controlBody,
  },
});

/** What peers agree on before they add and drop links of a bundle. */
export const BACP = protocol({
  name: "bacp",
  layer: "PPP_BACP",
  title: "PPP Bandwidth Allocation Control Protocol",
  short: "PPP BACP",
  spec: "RFC 2125",
  carriedBy: { "ppp.protocol": 0xc02b },
  summary: "BACP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(optionShape("bacp"), {
        "Favored-Peer": {
          code: 1,
          value: u32({ filter: "=bacp.opt.magic_number", label: "Magic number", show: "hex" }),
        },
      }),
    ),
    ...controlBody,
  },
});

/** What peers agree on before they send labelled packets: there is nothing to negotiate but that. */
export const MPLSCP = protocol({
  name: "mplscp",
  layer: "PPP_MPLSCP",
  title: "PPP MPLS Control Protocol",
  short: "PPP MPLSCP",
  spec: "RFC 3032 4.3",
  carriedBy: { "ppp.protocol": 0x8281, ethertype: 0x8281 },
  summary: "MPLSCP {code}",
  fields: {
    ...controlHeader,
    options: when(negotiates, options(optionShape("mplscp"), {})),
    ...controlBody,
  },
});

/** What peers agree on before they send OSI's network layer. */
export const OSINLCP = protocol({
  name: "osinlcp",
  layer: "PPP_OSINLCP",
  title: "PPP OSI Network Layer Control Protocol",
  short: "PPP OSINLCP",
  spec: "RFC 1377",
  carriedBy: { "ppp.protocol": 0x8023 },
  summary: "OSINLCP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(optionShape("osinlcp"), {
        "Align-NPDU": { code: 1, value: u8({ filter: "=osinlcp.opt.alignment", label: "Alignment" }) },
      }),
    ),
    ...controlBody,
  },
});
