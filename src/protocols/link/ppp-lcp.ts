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
    u8({ filter: "=lcp.opt.algorithm", label: "Algorithm", names: { MD5: 5, "MS-CHAP": 128, "MS-CHAP-2": 129 } }),
  ),
  data: bytes("rest", { filter: "=lcp.opt.data" }),
});

/** The Link Control Protocol, which opens, tests and closes the link. */
export const LCP = protocol({
  name: "lcp",
  layer: "PPP_LCP",
  title: "PPP Link Control Protocol",
  short: "PPP LCP",
  spec: "RFC 1661",
  carriedBy: { "ppp.protocol": 0xc021 },
  summary: "LCP {code}",
  fields: {
    ...controlHeader,
    options: when(
      negotiates,
      options(
        optionShape("lcp"),
        {
          Vendor: {
            code: 0,
            value: struct({
              oui: u24({ filter: "=lcp.opt.oui", show: "hex" }),
              kind: u8({ filter: "=lcp.opt.kind" }),
              data: bytes("rest"),
            }),
          },
          "Maximum-Receive-Unit": {
            code: 1,
            value: u16({ filter: "=lcp.opt.mru", label: "Maximum Receive Unit", default: 1500 }),
          },
          "Async-Control-Character-Map": {
            code: 2,
            value: u32({ filter: "=lcp.opt.asyncmap", label: "Async Control Character Map", show: "hex" }),
          },
          "Authentication-Protocol": { code: 3, value: authentication },
          "Quality-Protocol": {
            code: 4,
            value: struct({ protocol: u16({ filter: "=lcp.opt.quality_protocol", show: "hex" }), data: bytes("rest") }),
          },
          "Magic-Number": {
            code: 5,
            value: u32({ filter: "=lcp.opt.magic_number", label: "Magic Number", show: "hex" }),
          },
          "Protocol-Field-Compression": { code: 7 },
          "Address-and-Control-Field-Compression": { code: 8 },
          "FCS-Alternatives": { code: 9, value: u8({ filter: "=lcp.opt.fcs_alternatives", show: "hex" }) },
          "Self-Describing-Pad": { code: 10, value: u8({ filter: "=lcp.opt.max_pad_value" }) },
          "Numbered-Mode": {
            code: 11,
            value: struct({
              window: u8({ filter: "=lcp.opt.window" }),
              address: bytes("rest", { filter: "=lcp.opt.hdlc_address" }),
            }),
          },
          Callback: {
            code: 13,
            value: struct({
              operation: u8({ filter: "=lcp.opt.operation" }),
              message: bytes("rest", { filter: "=lcp.opt.message" }),
            }),
          },
          "Multilink-MRRU": { code: 17, value: u16({ filter: "=lcp.opt.mrru", label: "MRRU" }) },
          "Multilink-Short-Sequence-Number-Header": { code: 18 },
          "Endpoint-Discriminator": {
            code: 19,
            value: struct({
              class: u8({ filter: "=lcp.opt.ep_disc_class" }),
              address: bytes("rest", { filter: "=lcp.opt.ep_disc" }),
            }),
          },
          "DCE-Identifier": { code: 21, value: u8({ filter: "=lcp.opt.mode" }) },
          "Multi-Link-Plus": { code: 22, value: u16({ filter: "=lcp.opt.unused" }) },
          "Link-Discriminator": { code: 23, value: u16({ filter: "=lcp.opt.link_discrim" }) },
          Internationalization: {
            code: 28,
            value: struct({
              charset: u32({ filter: "=lcp.opt.mibenum" }),
              language: bytes("rest", { filter: "=lcp.opt.language_tag" }),
            }),
          },
        },
        { filter: "opt" },
      ),
    ),
    ...controlBody,
  },
});
