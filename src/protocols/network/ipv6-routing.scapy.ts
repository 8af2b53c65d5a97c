import { countOf } from "../../definition/auto.ts";
import { fieldAt, layerOf, messageOf, optionOf } from "../../definition/derive.ts";
import { bits, bytes, ipv6, repeated, u16, u8 } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { IPv6ExtHdrRouting } from "./ipv6-routing.ts";

const segments = fieldAt(IPv6ExtHdrRouting, "data", "4", "tlvs");
const { nh, len } = IPv6ExtHdrRouting.fields;
const names = { code: "type", length: "len" };
const node = (key: string) => ({ reserved: u8(), flags: u8(), [key]: ipv6({ default: "::1" }) });

export const layers = scapyLayers([
  messageOf(
    IPv6ExtHdrRouting,
    "IPv6ExtHdrRouting",
    { type: 0 },
    {
      fields: { segleft: u8({ auto: countOf("addresses") }), reserved: bytes(4) },
    },
  ),
  layerOf(
    "IPv6ExtHdrSegmentRouting",
    {
      nh,
      len,
      type: u8({ default: 4 }),
      segleft: u8({ auto: countOf("addresses", { less: 1 }) }),
      lastentry: u8({ auto: countOf("addresses", { less: 1 }) }),
      unused1: bits(1),
      protected: bits(1),
      oam: bits(1),
      alert: bits(1),
      hmac: bits(1),
      unused2: bits(3),
      tag: u16(),
      addresses: repeated(ipv6(), { default: ["::1"] }),
      tlv_objects: segments,
    },
    { carriedBy: { "ip.proto": 43 }, next: IPv6ExtHdrRouting.next, redirect: IPv6ExtHdrRouting.redirect },
  ),
  optionOf(segments, 0, "IPv6ExtHdrSegmentRoutingTLV", { names }),
  layerOf("IPv6ExtHdrSegmentRoutingTLVIngressNode", {
    type: u8({ default: 1 }),
    len: u8({ default: 18 }),
    ...node("ingress_node"),
  }),
  layerOf("IPv6ExtHdrSegmentRoutingTLVEgressNode", {
    type: u8({ default: 2 }),
    len: u8({ default: 18 }),
    ...node("egress_node"),
  }),
  optionOf(segments, "HMAC", "IPv6ExtHdrSegmentRoutingTLVHMAC", { names: { ...names, keyid: "hmackeyid" } }),
  optionOf(segments, "PadN", "IPv6ExtHdrSegmentRoutingTLVPadN", {
    names: { ...names, value: "padding" },
    defaults: { padding: new Uint8Array(1) },
  }),
]);
