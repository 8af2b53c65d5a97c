import { headerLengthIn } from "../../definition/auto.ts";
import { bytes, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";

/** The IP Authentication Header: proves who sent a packet and leaves it readable. */
export const AH = protocol({
  name: "ah",
  layer: "AH",
  title: "Authentication Header",
  within: "ipv6",
  spec: "RFC 4302",
  carriedBy: { "ip.proto": 51 },
  next: { table: "ip.proto", by: ["nh"] },
  summary: "AH {spi}",
  fields: {
    nh: u8({ filter: "next_header", label: "Next header", names: ipProtocols }),
    payloadlen: u8({ filter: "length", label: "Length", auto: headerLengthIn(4, { minus: 8 }) }),
    reserved: u16({ label: "Reserved", show: "hex", type: "FT_BYTES" }),
    spi: u32({ label: "AH SPI", show: "hex" }),
    seq: u32({ filter: "sequence", label: "AH Sequence" }),
    icv: bytes("rest", { label: "AH ICV" }),
  },
});
