import { protocol } from "../../definition/protocol.ts";
import { nhrpMessage, nhrpQuoteAt } from "../parts/nhrp-message.ts";

const IPV4 = 0x0800;
const NOTHING = 0xffff;

/** How routers of a network of tunnels find the way past one another. */
export const NHRP = protocol({
  name: "nhrp",
  layer: "NHRP",
  title: "Next Hop Resolution Protocol",
  spec: "RFC 2332",
  carriedBy: { "ip.proto": 54, "gre.proto": 0x2001 },
  tells: (bytes, start, _headerEnd, end) => (nhrpQuoteAt(bytes, start, end) >= 0 ? IPV4 : NOTHING),
  next: { table: "ethertype", told: true },
  quotes: true,
  summary: "NHRP",
  fields: { message: nhrpMessage },
});
