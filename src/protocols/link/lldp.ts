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
import { dataCenter } from "../parts/lldp-dcbx.ts";
import { dot1, dot3 } from "../parts/lldp-ieee.ts";
import { media } from "../parts/lldp-med.ts";

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
    { filter, label },
  );

/** A network address behind its family (IANA Address Family Numbers). */
const networkAddress = (what: string) => ({
  family: u8({ filter: `${what}.family`, label: "Address family", names: { IPv4: 1, IPv6: 2, "802": 6 } }),
  address: choice(
    "family",
    { 1: ipv4({ filter: `${what}.ip4` }), 2: ipv6({ filter: `${what}.ip6` }), 6: mac({ filter: `${what}.mac` }) },
    { otherwise: bytes("rest", { filter: `${what}.hex` }) },
  ),
});

const chassis = struct(
  {
    subtype: u8({ filter: "chassis.subtype", label: "Chassis Id Subtype", names: chassisTypes, default: 4 }),
    id: choice(
      "subtype",
      {
        4: mac({ filter: "chassis.id.mac", label: "Chassis Id" }),
        5: struct(networkAddress("chassis.id"), { size: "rest" }),
      },
      { otherwise: text("rest", { filter: "chassis.id", label: "Chassis Id" }) },
    ),
  },
  { size: "rest" },
);
const port = struct(
  {
    subtype: u8({ filter: "port.subtype", label: "Port Id Subtype", names: portTypes, default: 3 }),
    id: choice(
      "subtype",
      { 3: mac({ filter: "port.id.mac", label: "Port Id" }), 4: struct(networkAddress("port.id"), { size: "rest" }) },
      { otherwise: text("rest", { filter: "port.id", label: "Port Id" }) },
    ),
  },
  { size: "rest" },
);
const management = struct(
  {
    addrlen: u8({ filter: "mgn.address.len", label: "Address String Length", auto: sizeOf("address") }),
    address: struct(networkAddress("mgn.addr"), { size: { by: "addrlen" } }),
    numbering: u8({
      filter: "mgn.interface.subtype",
      label: "Interface Subtype",
      names: { Unknown: 1, ifIndex: 2, "System port number": 3 },
      default: 2,
    }),
    interface: u32({ filter: "mgn.interface.number", label: "Interface Number" }),
    oid: when({ left: 1 }, bytes({ prefix: 1 }, { filter: "mgn.obj.id", label: "Object Identifier" })),
  },
  { size: "rest" },
);
const organization = struct(
  {
    oui: u24({ filter: "orgtlv.oui", label: "Organization Unique Code", show: "hex", names: organizations }),
    subtype: u8({ filter: "orgtlv.subtype", label: "Subtype" }),
    data: choice(
      "oui",
      {
        IANA: choice(
          "subtype",
          { 1: text("rest", { filter: "iana.mud_url", label: "MUD-URL" }) },
          { otherwise: bytes("rest", { filter: "" }) },
        ),
        "IEEE 802.1": dot1,
        "IEEE 802.3": dot3,
        TIA: media,
        DCBX: dataCenter,
      },
      { otherwise: bytes("rest", { filter: "unknown_subtype.content" }) },
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
      struct({
        type: bits(7, { filter: "tlv.type", label: "TLV Type", names: types }),
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
          { otherwise: bytes("rest", { filter: "tlv.unknown" }), size: { by: "length" } },
        ),
      }),
      { until: { field: "type", is: 0 } },
    ),
  },
});
