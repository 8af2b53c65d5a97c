import { fieldAt, layerOf, messageOf, optionOf } from "../../definition/derive.ts";
import { wholeLength, headerLengthIn } from "../../definition/auto.ts";
import { bytes, ipv4, options, struct, u16, u24, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { IPCP } from "./ppp-ncp.ts";

const negotiated = fieldAt(IPCP, "options");
const names = { code: "type", length: "len" };
const address = (name: string, layer: string): Protocol =>
  optionOf(negotiated, name, layer, {
    names,
    value: struct({ data: ipv4({ default: "0.0.0.0" }), garbage: bytes("rest") }),
  });

export const layers = scapyLayers([
  messageOf(IPCP, "PPP_IPCP", { code: 1 }),
  optionOf(negotiated, 0, "PPP_IPCP_Option", { names: { ...names, value: "data" } }),
  address("IP-Address", "PPP_IPCP_Option_IPAddress"),
  address("Primary-DNS", "PPP_IPCP_Option_DNS1"),
  address("Primary-NBNS", "PPP_IPCP_Option_NBNS1"),
  address("Secondary-DNS", "PPP_IPCP_Option_DNS2"),
  address("Secondary-NBNS", "PPP_IPCP_Option_NBNS2"),
  layerOf(
    "PPP_ECP",
    {
      code: u8({ default: 1 }),
      id: u8(),
      len: u16({ auto: wholeLength() }),
      options: options({ code: u8(), length: u8() }, {}),
    },
    { carriedBy: { "ppp.protocol": 0x8053 } },
  ),
  layerOf("PPP_ECP_Option", { type: u8(), len: u8({ auto: headerLengthIn(1) }), data: bytes("rest") }),
  layerOf("PPP_ECP_Option_OUI", {
    type: u8(),
    len: u8({ auto: headerLengthIn(1) }),
    oui: u24(),
    subtype: u8(),
    data: bytes("rest"),
  }),
]);
