import { bytes, options, struct, u16, u24, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { controlBody, controlHeader, negotiates, optionShape } from "../parts/ppp-control.ts";
import { pppProtocols } from "../parts/ppp-protocols.ts";

const authentication = struct({
  protocol: u16({
    filter: "=lcp.opt.auth_protocol",
    label: "Authentication Protocol",
    show: "hex",
    names: pppProtocols,
    default: 0xc023,
  }),
  algorithm: when(
    { field: "protocol", is: [0xc223] },
    u8({
      filter: "=lcp.opt.algorithm",
      label: "Algorithm",
      names: { MD5: 5, "MS-CHAP": 128, "MS-CHAP-2": 129 },
      strings: { 5: "CHAP with MD5", 6: "CHAP with SHA-1", 128: "MS-CHAP", 129: "MS-CHAP-2" },
    }),
  ),
  data: bytes("rest", { filter: "=lcp.opt.data", label: "Data" }),
});

/** The Link Control Protocol, which opens, tests and closes the link. */
export const LCP = protocol({
  name: "lcp",
  layer: "PPP_LCP",
  title: "PPP Link Control Protocol",
  short: "PPP LCP",
  spec: "RFC 1661",
  carriedBy: { "ppp.protocol": 0xc021, ethertype: 0xc021 },
  summary: "LCP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(optionShape("lcp"), {
        Vendor: {
          code: 0,
          filter: "=lcp.opt.vendor",
          label: "Vendor Specific",
          value: struct({
            oui: u24({ filter: "=lcp.opt.oui", label: "OUI" }),
            kind: u8({ filter: "=lcp.opt.kind", label: "Kind", show: "dec-hex" }),
            data: bytes("rest", { filter: "" }),
          }),
        },
        "Maximum-Receive-Unit": {
          code: 1,
          filter: "=lcp.opt.mtu_bytes",
          label: "Maximum Receive Unit",
          value: u16({ filter: "=lcp.opt.mru", label: "Maximum Receive Unit", default: 1500 }),
        },
        "Async-Control-Character-Map": {
          code: 2,
          filter: "=lcp.opt.asyncmap_bytes",
          label: "Async Control Character Map",
          value: u32({ filter: "=lcp.opt.asyncmap", label: "Async Control Character Map", show: "hex" }),
        },
        "Authentication-Protocol": {
          code: 3,
          filter: "=lcp.opt.auth_protocol_bytes",
          label: "Authentication Protocol",
          value: authentication,
        },
        "Quality-Protocol": {
          code: 4,
          filter: "=lcp.opt.quality_protocol_bytes",
          label: "Quality Protocol",
          value: struct({
            protocol: u16({ filter: "=lcp.opt.quality_protocol", label: "Quality Protocol", show: "hex" }),
            data: bytes("rest", { filter: "" }),
          }),
        },
        "Magic-Number": {
          code: 5,
          filter: "=lcp.opt.magic_number_bytes",
          label: "Magic Number",
          value: u32({ filter: "=lcp.opt.magic_number", label: "Magic Number", show: "hex" }),
        },
        "Protocol-Field-Compression": {
          code: 7,
          filter: "=lcp.opt.field_compress",
          label: "Protocol Field Compression",
        },
        "Address-and-Control-Field-Compression": {
          code: 8,
          filter: "=lcp.opt.addr_field_compress",
          label: "Address and Control Field Compression",
        },
        "FCS-Alternatives": {
          code: 9,
          filter: "=lcp.opt.fcs_alternatives_bytes",
          label: "FCS Alternatives",
          value: u8({ filter: "=lcp.opt.fcs_alternatives", label: "FCS Alternatives", show: "hex" }),
        },
        "Self-Describing-Pad": {
          code: 10,
          filter: "=lcp.opt.self_desc_pad",
          label: "Self Describing Pad",
          value: u8({ filter: "=lcp.opt.maximum", label: "Maximum" }),
        },
        "Numbered-Mode": {
          code: 11,
          filter: "=lcp.opt.numbered_mode",
          label: "Numbered Mode",
          value: struct({
            window: u8({ filter: "=lcp.opt.window", label: "Window" }),
            address: bytes("rest", { filter: "=lcp.opt.hdlc_address", label: "Address" }),
          }),
        },
        Callback: {
          code: 13,
          filter: "=lcp.opt.callback",
          label: "Callback",
          value: struct({
            operation: u8({ filter: "=lcp.opt.operation", label: "Operation" }),
            message: bytes("rest", { filter: "=lcp.opt.message", label: "Message" }),
          }),
        },
        "Multilink-MRRU": {
          code: 17,
          filter: "=lcp.opt.multilink_mrru",
          label: "Multilink MRRU",
          value: u16({ filter: "=lcp.opt.mrru", label: "MRRU" }),
        },
        "Multilink-Short-Sequence-Number-Header": {
          code: 18,
          filter: "=lcp.opt.multilink_ssnh",
          label: "Multilink Short Sequence Number Header",
        },
        "Endpoint-Discriminator": {
          code: 19,
          filter: "=lcp.opt.multilink_ep_disc",
          label: "Multilink Endpoint Discriminator",
          value: struct({
            class: u8({ filter: "=lcp.opt.ep_disc_class", label: "Class" }),
            address: bytes("rest", { filter: "" }),
          }),
        },
        "DCE-Identifier": {
          code: 21,
          filter: "=lcp.opt.dce_identifier",
          label: "DCE Identifier",
          value: u8({ filter: "=lcp.opt.mode", label: "Mode" }),
        },
        "Multi-Link-Plus": {
          code: 22,
          filter: "=lcp.opt.multilink_pp",
          label: "Multi Link Plus Procedure",
          value: u16({ filter: "=lcp.opt.unused", label: "Unused", type: "FT_BYTES" }),
        },
        "Link-Discriminator": {
          code: 23,
          filter: "=lcp.opt.link_discrim_bytes",
          label: "Link Discriminator for BACP",
          value: u16({ filter: "=lcp.opt.link_discrim", label: "Link Discriminator", show: "dec-hex" }),
        },
        Internationalization: {
          code: 28,
          filter: "=lcp.opt.internationalization",
          label: "Internationalization",
          value: struct({
            charset: u32({ filter: "=lcp.opt.MIBenum", label: "MIBenum" }),
            language: bytes("rest", { filter: "=lcp.opt.language_tag", label: "Language-Tag", type: "FT_STRING" }),
          }),
        },
      }),
    ),
    ...controlBody,
  },
});
