import { headerLengthIn } from "../../definition/auto.ts";
import { u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { extensionLength } from "../parts/extension-length.ts";
import { ipProtocolWords } from "../parts/ip-protocol-words.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";
import { ipv6Options } from "../parts/ipv6-options.ts";

/** Options for the destination, or for those that a routing header names. */
export const IPv6ExtHdrDestOpt = protocol({
  name: "ipv6.dstopts",
  layer: "IPv6ExtHdrDestOpt",
  title: "Destination Options for IPv6",
  short: "IPv6 Destination",
  within: "ipv6",
  spec: "RFC 8200",
  carriedBy: { "ip.proto": 60 },
  next: { table: "ip.proto", by: ["nh"] },
  redirect: { address: "src", options: "options", codes: [0xc9] },
  summary: "IPv6ExtHdrDestOpt",
  fields: {
    nh: u8({ filter: "nxt", label: "Next Header", names: ipProtocols, strings: ipProtocolWords, default: 59 }),
    len: u8({ label: "Length", views: extensionLength, auto: headerLengthIn(8, { minus: 8 }) }),
    options: ipv6Options,
  },
});
