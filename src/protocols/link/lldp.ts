import { sizeOf } from "../../definition/auto.ts";
import {
  bits,
  bytes,
  choice,
  flags,
  ipv4,
  ipv6,
  mac,
  repeated,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView } from "../parts/bit-view.ts";
import { dataCenter } from "../parts/lldp-dcbx.ts";
import { dot1, dot3 } from "../parts/lldp-ieee.ts";
import { media } from "../parts/lldp-med.ts";
import { families } from "../parts/bgp-names.ts";
import { dot1Subtypes, dot3Subtypes, mediaSubtypes, profinetSubtypes } from "../parts/lldp-words.ts";

const types = {
  "End of LLDPDU": 0,
  "Chassis Id": 1,
  "Port Id": 2,
  "Time to Live": 3,
  "Port Description": 4,
  "System Name": 5,
  "System Description": 6,
  "System Capabilities": 7,
  "Management Address": 8,
  "Organization Specific": 127,
} as const;
const chassisTypes = {
  "Chassis component": 1,
  "Interface alias": 2,
  "Port component": 3,
  "MAC address": 4,
  "Network address": 5,
  "Interface name": 6,
  "Locally assigned": 7,
} as const;
const portTypes = {
  "Interface alias": 1,
  "Port component": 2,
  "MAC address": 3,
  "Network address": 4,
  "Interface name": 5,
  "Agent circuit Id": 6,
  "Locally assigned": 7,
} as const;
const organizations = {
  IANA: 0x00005e,
  "IEEE 802.1": 0x0080c2,
  "IEEE 802.3": 0x00120f,
  TIA: 0x0012bb,
  DCBX: 0x001b21,
  PROFINET: 0x000ecf,
} as const;

const ability = (name: string, label: string, mask: number) => (filter: string) =>
  bitView(`${filter}.${name}`, label, mask, ["Capable", "Not capable"]);
const abilities = [
  ability("other", "Other", 0x01),
  ability("repeater", "Repeater", 0x02),
  ability("bridge", "Bridge", 0x04),
  ability("wlan_access_pt", "WLAN access point", 0x08),
  ability("router", "Router", 0x10),
  ability("telephone", "Telephone", 0x20),
  ability("docsis_cable_device", "DOCSIS cable device", 0x40),
  ability("station_only", "Station only", 0x80),
];
const capabilities = (filter: string, label: string) =>
  flags(
    16,
    [
      "other",
      "repeater",
      "bridge",
      "wlan_access_pt",
      "router",
      "telephone",
      "docsis_cable_device",
      "station_only",
      "cvlan",
      "svlan",
      "tpmr",
      "bit11",
      "bit12",
      "bit13",
      "bit14",
      "bit15",
    ],
    { filter, label, views: abilities.map((view) => view(filter)) },
  );

/** A network address behind its family (IANA Address Family Numbers). */
const networkAddress = (
  what: string,
  label: string,
  family = { filter: "network_address.subtype", label: "Network Address family" },
) => ({
  family: u8({ ...family, names: { IPv4: 1, IPv6: 2, "802": 6 }, strings: families }),
  address: choice(
    "family",
    {
      1: ipv4({ filter: `${what}.ip4`, label }),
      2: ipv6({ filter: `${what}.ip6`, label }),
      6: mac({ filter: what === MANAGEMENT ? `${what}.hex` : what, label, type: "FT_BYTES" }),
    },
    { otherwise: bytes("rest", { filter: what === MANAGEMENT ? `${what}.hex` : what, label }) },
  ),
});
const MANAGEMENT = "mgn.addr";

const chassis = struct(
  {
    subtype: u8({ filter: "chassis.subtype", label: "Chassis Id Subtype", names: chassisTypes, default: 4 }),
    id: choice(
      "subtype",
      {
        4: mac({ filter: "chassis.id.mac", label: "Chassis Id" }),
        5: struct(networkAddress("chassis.id", "Chassis Id"), { size: "rest" }),
      },
      { otherwise: text("rest", { filter: "chassis.id", label: "Chassis Id", type: "FT_BYTES" }) },
    ),
  },
  { size: "rest" },
);
const port = struct(
  {
    subtype: u8({ filter: "port.subtype", label: "Port Id Subtype", names: portTypes, default: 3 }),
    id: choice(
      "subtype",
      {
        3: mac({ filter: "port.id.mac", label: "Port Id" }),
        4: struct(networkAddress("port.id", "Port Id"), { size: "rest" }),
      },
      { otherwise: text("rest", { filter: "port.id", label: "Port Id", type: "FT_STRING" }) },
    ),
  },
  { size: "rest" },
);
const management = struct(
  {
    addrlen: u8({ filter: "mgn.address.len", label: "Address String Length", auto: sizeOf("address") }),
    address: struct(
      networkAddress(MANAGEMENT, "Management Address", { filter: "mgn.address.subtype", label: "Address Subtype" }),
      { size: { by: "addrlen" } },
    ),
    numbering: u8({
      filter: "mgn.interface.subtype",
      label: "Interface Subtype",
      names: { Unknown: 1, ifIndex: 2, "System port number": 3 },
      default: 2,
    }),
    interface: u32({ filter: "mgn.interface.number", label: "Interface Number" }),
    oid: when(
      { left: 2 },
      bytes(
        { prefix: 1, named: { filter: "mgn.obj.len", label: "OID String Length" } },
        { filter: "mgn.obj.id", label: "Object Identifier", type: "FT_OID" },
      ),
    ),
    // Where there is none its length is all.
    without: when({ left: 1 }, u8({ filter: "mgn.obj.len", label: "OID String Length" })),
  },
  { size: "rest" },
);
const organization = struct(
  {
    oui: u24({ filter: "orgtlv.oui", label: "Organization Unique Code", names: organizations }),
    subtype: choice(
      "oui",
      {
        "IEEE 802.1": u8({
          filter: "ieee.802_1.subtype",
          label: "IEEE 802.1 Subtype",
          show: "hex",
          strings: dot1Subtypes,
        }),
        "IEEE 802.3": u8({
          filter: "ieee.802_3.subtype",
          label: "IEEE 802.3 Subtype",
          show: "hex",
          strings: dot3Subtypes,
        }),
        TIA: u8({ filter: "media.subtype", label: "Media Subtype", show: "hex", strings: mediaSubtypes }),
        PROFINET: u8({ filter: "profinet.subtype", label: "Subtype", show: "hex", strings: profinetSubtypes }),
      },
      { otherwise: u8({ filter: "" }) },
    ),
    data: choice(
      "oui",
      {
        IANA: choice("subtype", { 1: text("rest", { filter: "" }) }, { otherwise: bytes("rest", { filter: "" }) }),
        "IEEE 802.1": dot1,
        "IEEE 802.3": dot3,
        TIA: media,
        DCBX: dataCenter,
      },
      { otherwise: bytes("rest", { filter: "" }) },
    ),
  },
  { size: "rest" },
);

/** Elements of seven bits of type and nine of length, up to the one that ends them. */
export const LLDP = protocol({
  name: "lldp",
  layer: "LLDPDU",
  title: "Link Layer Discovery Protocol",
  spec: "IEEE 802.1AB",
  carriedBy: { ethertype: 0x88cc },
  summary: "LLDP",
  fields: {
    tlvlist: repeated(
      struct(
        {
          type: bits(7, { filter: "tlv.type", label: "TLV Type", type: "FT_UINT16", names: types }),
          length: bits(9, { filter: "tlv.len", label: "TLV Length", auto: sizeOf("value") }),
          value: choice(
            "type",
            {
              "Chassis Id": chassis,
              "Port Id": port,
              "Time to Live": u16({ filter: "time_to_live", label: "Seconds", default: 120 }),
              "Port Description": text("rest", { filter: "port.desc", label: "Port Description" }),
              "System Name": text("rest", { filter: "tlv.system.name", label: "System Name" }),
              "System Description": text("rest", { filter: "tlv.system.desc", label: "System Description" }),
              "System Capabilities": struct(
                {
                  available: capabilities("tlv.system_cap", "Capabilities"),
                  enabled: capabilities("tlv.enable_system_cap", "Enabled Capabilities"),
                },
                { size: "rest" },
              ),
              "Management Address": management,
              "Organization Specific": organization,
            },
            { otherwise: bytes("rest", { filter: "" }), size: { by: "length" } },
          ),
        },
        { filter: "", line: "lldp.tlv" },
      ),
      { until: { field: "type", is: 0 } },
    ),
  },
});
