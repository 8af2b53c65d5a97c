import { payloadLength } from "../../definition/auto.ts";
import { layerOf, messageOf } from "../../definition/derive.ts";
import { bits, bytes, u16, u32, u8, when } from "../../definition/fields.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { GRE } from "./gre.ts";

export const layers = scapyLayers([
  messageOf(
    GRE,
    "GRE",
    {},
    {
      without: ["acknum_present", "ack_number", "routing"],
      fields: { flags: bits(5) },
    },
  ),
  layerOf(
    "GRE_PPTP",
    {
      chksum_present: bits(1),
      routing_present: bits(1),
      key_present: bits(1, { default: 1 }),
      seqnum_present: bits(1),
      strict_route_source: bits(1),
      recursion_control: bits(3),
      acknum_present: bits(1),
      flags: bits(4),
      version: bits(3, { default: 1 }),
      proto: u16({ default: 0x880b }),
      payload_len: u16({ auto: payloadLength() }),
      call_id: u16(),
      sequence_number: when({ field: "seqnum_present" }, u32()),
      ack_number: when({ field: "acknum_present" }, u32()),
    },
    { carriedBy: { "ip.proto": 47 } },
  ),
  layerOf(
    "GRErouting",
    { address_family: u16(), SRE_offset: u8(), SRE_len: u8(), routing_info: bytes("rest") },
    { requires: { GRE: { routing_present: 1 } } },
  ),
]);
