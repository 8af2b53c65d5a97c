import { dscpWords, ecnWords } from "../parts/differentiated-services.ts";
import { ipProtocolWords } from "../parts/ip-protocol-words.ts";
import { payloadLength } from "../../definition/auto.ts";
import { bits, ipv6, u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { hostViews } from "../parts/host-views.ts";
import { embeddedAddresses } from "../parts/ipv6-embedded.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";

/** The Internet Protocol, version 6. A payload length of 0 in front of hop-by-hop options is a jumbogram (RFC 2675). */
export const IPv6 = protocol({
  name: "ipv6",
  layer: "IPv6",
  title: "Internet Protocol Version 6",
  short: "IPv6",
  evenEmpty: "named",
  spec: "RFC 8200",
  carriedBy: {
    ethertype: 0x86dd,
    linktype: 229,
    "ip.proto": 41,
    "gre.proto": 0x86dd,
    "icmpv6.type": [[1, 4]],
    "raw.version": 6,
    "null.type": [24, 28, 30],
    "fr.nlpid": 0x8e,
    "ppp.protocol": [0x0057, 0x86dd],
    "mpls.payload": 6,
  },
  next: { table: "ip.proto", by: ["nh"] },
  requires: { NSH: { nextproto: 2 }, VXLAN_GPE: { next: 2 } },
  addresses: ["src", "dst"],
  aliases: { addr: { of: ["src", "dst"], label: "Source or Destination Address" } },
  summary: "IPv6 {src} > {dst}",
  fields: {
    version: bits(4, {
      label: "Version",
      default: 6,
      views: [{ filter: "=ip.version", label: "Version", type: "FT_UINT8", mask: 0xf0, hidden: true }],
    }),
    tc: bits(8, {
      filter: "tclass",
      label: "Traffic Class",
      show: "hex",
      type: "FT_UINT32",
      word: 32,
      views: [
        {
          filter: "tclass.dscp",
          label: "Differentiated Services Codepoint",
          type: "FT_UINT32",
          mask: 0x0fc0,
          word: 32,
          strings: dscpWords,
        },
        {
          filter: "tclass.ecn",
          label: "Explicit Congestion Notification",
          type: "FT_UINT32",
          mask: 0x0030,
          word: 32,
          strings: ecnWords,
        },
      ],
    }),
    fl: bits(20, { filter: "flow", label: "Flow Label", show: "hex" }),
    plen: u16({ label: "Payload Length", auto: payloadLength({ zeroIsRest: { nh: 0 } }) }),
    nh: u8({ filter: "nxt", label: "Next Header", names: ipProtocols, strings: ipProtocolWords, default: 59 }),
    hlim: u8({ label: "Hop Limit", default: 64 }),
    src: ipv6({ label: "Source Address", default: "::", views: hostViews("src", "Source Host") }),
    dst: ipv6({ label: "Destination Address", default: "::1", views: hostViews("dst", "Destination Host") }),
    embedded: embeddedAddresses,
  },
});
