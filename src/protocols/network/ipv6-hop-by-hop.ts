import { headerLengthIn } from "../../definition/auto.ts";
import { u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { extensionLength } from "../parts/extension-length.ts";
import { ipProtocolWords } from "../parts/ip-protocol-words.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";
import { ipv6Options } from "../parts/ipv6-options.ts";

/** Options that every node on the way looks at. */
export const IPv6ExtHdrHopByHop = protocol({
  name: "ipv6.hopopts",
  layer: "IPv6ExtHdrHopByHop",
  title: "IPv6 Hop-by-Hop Option",
  short: "IPv6 Hop-by-Hop",
  within: "ipv6",
  spec: "RFC 8200",
  carriedBy: { "ip.proto": 0 },
  next: { table: "ip.proto", by: ["nh"] },
  summary: "IPv6ExtHdrHopByHop",
  fields: {
    nh: u8({ filter: "nxt", label: "Next Header", names: ipProtocols, strings: ipProtocolWords, default: 59 }),
    len: u8({ label: "Length", views: extensionLength, auto: headerLengthIn(8, { minus: 8 }) }),
    options: ipv6Options,
  },
});
