import { bytes, u16, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";

/** IP Payload Compression: what it carries cannot be read without decompressing it. */
export const IPComp = protocol({
  name: "ipcomp",
  layer: "IPComp",
  title: "IP Payload Compression",
  short: "IPComp",
  spec: "RFC 3173",
  carriedBy: { "ip.proto": 108 },
  summary: "IPComp {cpi}",
  fields: {
    nh: u8({ filter: "next_header", label: "Next Header", show: "hex", names: ipProtocols }),
    flags: u8({ label: "IPComp Flags", show: "hex" }),
    cpi: u16({ label: "IPComp CPI", show: "hex" }),
    data: bytes("rest", { filter: "" }),
  },
});
