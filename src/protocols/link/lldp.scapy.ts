import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { layerOf } from "../../definition/derive.ts";
import type { Custom } from "../../definition/custom.ts";
import { bits, bytes, choice, custom, ipv4, ipv6, mac, u16, u24, u32, u8, when } from "../../definition/fields.ts";
import type { AnyField, Fields, Names } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";

const octets = bytes("rest");

/** Each element is a layer (IEEE 802.1AB 8.4). */
function element(type: number, layer: string, fields: Fields): Protocol {
  const header = { _type: bits(7, { default: type }), _length: bits(9, { auto: headerLengthIn(1, { minus: 2 }) }) };
  return layerOf(layer, { ...header, ...fields }, { carriedBy: { ethertype: 0x88cc } });
}

/** An identifier: an address where the subtype says so, else text. */
function identifier(types: Names, [hardware, network]: readonly [number, number]): Fields {
  const address: AnyField = choice("family", { 1: ipv4(), 2: ipv6() }, { otherwise: octets });
  return {
    subtype: u8({ names: types }),
    family: when({ field: "subtype", is: [network] }, u8({ names: { IPv4: 1, IPv6: 2, "802": 6 } })),
    id: choice("subtype", { [hardware]: mac(), [network]: address }, { otherwise: octets }),
  };
}

// oxfmt-ignore
const chassisTypes = {
  reserved: 0, "chassis component": 1, "interface alias": 2, "port component": 3, "MAC address": 4, "network address": 5, "interface name": 6,
  "locally assigned": 7,
} as const;
// oxfmt-ignore
const portTypes = {
  reserved: 0, "interface alias": 1, "port component": 2, "MAC address": 3, "network address": 4, "interface name": 5, "agent circuit ID": 6,
  "locally assigned": 7,
} as const;
// oxfmt-ignore
const capabilities = [
  "reserved_5", "reserved_4", "reserved_3", "reserved_2", "reserved_1", "two_port_mac_relay", "s_vlan_component", "c_vlan_component", "station_only",
  "docsis_cable_device", "telephone", "router", "wlan_access_point", "mac_bridge", "repeater", "other",
];
const capabilityBits = (state: string): Fields =>
  Object.fromEntries(capabilities.map((capability) => [`${capability}_${state}`, bits(1)]));

/** The shortest Ethernet frame, without its check sequence. */
const SHORTEST_FRAME = 60;
const ETHERTYPE = 0x88cc;

/** Zeros up to the shortest frame, where the packet is one. */
const frameEnd: Custom<Uint8Array> = {
  name: "padding of the frame",
  skip: (_bytes, _at, end) => end,
  read: ({ bytes: all }, start, end) => all.slice(start, end),
  write(writer, value) {
    if (value) writer.octets(value);
    else if (((writer.bytes[12] << 8) | writer.bytes[13]) === ETHERTYPE)
      writer.zeros(Math.max(0, SHORTEST_FRAME - writer.length));
  },
};

export const layers = scapyLayers([
  element(0, "LLDPDUEndOfLLDPDU", { _length: bits(9), pad: custom(frameEnd) }),
  element(1, "LLDPDUChassisID", identifier(chassisTypes, [4, 5])),
  element(2, "LLDPDUPortID", identifier(portTypes, [3, 4])),
  element(3, "LLDPDUTimeToLive", { ttl: u16({ default: 20 }) }),
  element(4, "LLDPDUPortDescription", { description: octets }),
  element(5, "LLDPDUSystemName", { system_name: octets }),
  element(6, "LLDPDUSystemDescription", { description: octets }),
  element(7, "LLDPDUSystemCapabilities", { ...capabilityBits("available"), ...capabilityBits("enabled") }),
  element(8, "LLDPDUManagementAddress", {
    _management_address_string_length: u8({ auto: sizeOf("management_address", { add: 1 }) }),
    management_address_subtype: u8({ names: { IPv4: 1, IPv6: 2, "802": 6 } }),
    management_address: octets,
    interface_numbering_subtype: u8({ default: 1, names: { unknown: 1, ifIndex: 2, "system port number": 3 } }),
    interface_number: u32(),
    _oid_string_length: u8({ auto: sizeOf("object_id") }),
    object_id: octets,
  }),
  element(127, "LLDPDUGenericOrganisationSpecific", { org_code: u24(), subtype: u8(), data: octets }),
]);
