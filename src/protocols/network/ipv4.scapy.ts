import { headerLengthIn } from "../../definition/auto.ts";
import { layerOf, messageOf } from "../../definition/derive.ts";
import { bits, bytes, ipv4, repeated, u16, u32, u8 } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { IP } from "./ipv4.ts";

/** The type octet in its three parts (RFC 791 3.1), and the length where the option has one. */
function option(
  layer: string,
  [copied, optclass, number]: readonly [number, number, number],
  value?: Fields,
): Protocol {
  return layerOf(layer, {
    copy_flag: bits(1, { default: copied }),
    optclass: bits(2, { default: optclass, names: { control: 0, debug: 2 } }),
    option: bits(5, { default: number }),
    ...(value ? { length: u8({ auto: headerLengthIn(1) }), ...value } : {}),
  });
}

const route = { pointer: u8({ default: 4 }), routers: repeated(ipv4()) };

/** A datagram in an ICMP message does not make that an error. */
const { "icmp.type": _quoted, ...carriedBy } = IP.carriedBy ?? {};

export const layers = scapyLayers([
  messageOf(
    IP,
    "IP",
    {},
    { carriedBy, requires: { MPLS: { label: 0 }, NSH: { nextproto: 1 }, VXLAN: { flags: 12, NextProtocol: 1 } } },
  ),
  messageOf(IP, "IPerror", {}, { carriedBy }),
  option("IPOption", [0, 0, 0], { value: bytes("rest") }),
  option("IPOption_EOL", [0, 0, 0]),
  option("IPOption_NOP", [0, 0, 1]),
  option("IPOption_Security", [1, 0, 2], {
    security: u16(),
    compartment: u16(),
    handling_restrictions: u16(),
    transmission_control_code: bytes(3, { default: Uint8Array.of(0x78, 0x78, 0x78) }),
  }),
  option("IPOption_LSRR", [1, 0, 3], route),
  option("IPOption_RR", [0, 0, 7], route),
  option("IPOption_SSRR", [1, 0, 9], route),
  option("IPOption_Stream_Id", [1, 0, 8], { security: u16() }),
  option("IPOption_MTU_Probe", [0, 0, 11], { mtu: u16() }),
  option("IPOption_MTU_Reply", [0, 0, 12], { mtu: u16() }),
  option("IPOption_Timestamp", [0, 2, 4], {
    pointer: u8({ default: 9 }),
    oflw: bits(4),
    flg: bits(4, { default: 1, names: { timestamp_only: 0, timestamp_and_ip_addr: 1, prespecified_ip_addr: 3 } }),
    internet_address: ipv4({ default: "0.0.0.0" }),
    timestamp: u32(),
  }),
  option("IPOption_Traceroute", [0, 0, 18], {
    id: u16(),
    outbound_hops: u16(),
    return_hops: u16(),
    originator_ip: ipv4({ default: "0.0.0.0" }),
  }),
  option("IPOption_Address_Extension", [1, 0, 19], {
    src_ext: ipv4({ default: "0.0.0.0" }),
    dst_ext: ipv4({ default: "0.0.0.0" }),
  }),
  option("IPOption_Router_Alert", [1, 0, 20], { alert: u16({ names: { router_shall_examine_packet: 0 } }) }),
  option("IPOption_SDBM", [1, 0, 21], { addresses: repeated(ipv4()) }),
]);
