import { countOf, inetChecksum, sizeOf } from "../../definition/auto.ts";
import {
  bytes,
  choice,
  flags,
  ipv4,
  ipv6,
  mac,
  options,
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
import { cdpTypes } from "../parts/cdp-types.ts";
import { textByLine } from "../parts/text-by-line.ts";
import { bitView, YES } from "../parts/bit-view.ts";

const capabilities = flags(
  32,
  [
    "router",
    "trans_bridge",
    "src_bridge",
    "switch",
    "host",
    "igmp_capable",
    "repeater",
    "voip_phone",
    "remote",
    "cvta",
    "mac_relay",
    ...Array.from({ length: 21 }, (_, i) => `bit${i + 11}`),
  ],
  {
    filter: "capabilities",
    label: "Capabilities",
    views: [
      bitView("capabilities.router", "Router", 0x001, YES),
      bitView("capabilities.trans_bridge", "Transparent Bridge", 0x002, YES),
      bitView("capabilities.src_bridge", "Source Route Bridge", 0x004, YES),
      bitView("capabilities.switch", "Switch", 0x008, YES),
      bitView("capabilities.host", "Host", 0x010, YES),
      bitView("capabilities.igmp_capable", "IGMP capable", 0x020, YES),
      bitView("capabilities.repeater", "Repeater", 0x040, YES),
      bitView("capabilities.voip_phone", "VoIP Phone", 0x080, YES),
      bitView("capabilities.remote", "Remotely Managed Device", 0x100, YES),
      bitView("capabilities.cvta", "CVTA/STP Dispute Resolution/Cisco VT Camera", 0x200, YES),
      bitView("capabilities.mac_relay", "Two Port Mac Relay", 0x400, YES),
    ],
  },
);

/** An address of any family: the family is an OSI network layer identifier or an 802.2 header. */
const address = struct(
  {
    ptype: u8({
      filter: "protocol_type",
      label: "Protocol type",
      show: "hex",
      names: { NLPID: 1, "802.2": 2 },
      default: 1,
    }),
    plen: u8({ filter: "protocol_length", label: "Protocol length", auto: sizeOf("proto") }),
    proto: bytes({ by: "plen" }, { filter: "protocol", label: "Protocol" }),
    addrlen: u16({ filter: "address_length", label: "Address length", auto: sizeOf("addr") }),
    addr: choice(
      "addrlen",
      {
        4: ipv4({ filter: "nrgyz.ip_address", label: "IP Address" }),
        16: ipv6({ filter: "nrgyz.ipv6_address", label: "IPv6 Address" }),
      },
      { otherwise: bytes({ by: "addrlen" }, { filter: "address", label: "Address" }) },
    ),
  },
  { line: "cdp.addresses" },
);
const addresses = struct(
  {
    naddr: u32({ filter: "number_of_addresses", label: "Number of addresses", auto: countOf("addr") }),
    addr: repeated(address, { count: "naddr" }),
  },
  { size: "rest" },
);

/** A network, or the default gateway alone where there is no length. */
const prefix = struct({
  prefix: ipv4({ filter: "ip_prefix", label: "IP Prefix" }),
  plen: when({ left: 1 }, u8({ filter: "" })),
});

/** What another protocol says through this one; 0x0112 is the management of clusters of switches. */
const cluster = struct(
  {
    master: ipv4({ filter: "cluster.master_ip", label: "Cluster Master IP" }),
    ip: ipv4({ filter: "cluster.ip", label: "IP?" }),
    version: u8({ filter: "cluster.version", label: "Version?", show: "hex" }),
    subVersion: u8({ filter: "cluster.sub_version", label: "Sub Version?", show: "hex" }),
    status: u8({ filter: "cluster.status", label: "Status?", show: "hex" }),
    unknown: u8({ filter: "cluster.unknown", label: "UNKNOWN", show: "hex" }),
    commander: mac({ filter: "cluster.commander_mac", label: "Cluster Commander MAC" }),
    switch: mac({ filter: "cluster.switch_mac", label: "Switch's MAC" }),
    reserved: u8({ filter: "cluster.unknown", label: "UNKNOWN", show: "hex" }),
    vlan: u16({ filter: "cluster.management_vlan", label: "Management VLAN" }),
  },
  { size: "rest" },
);
const hello = struct({
  oui: u24({ label: "OUI" }),
  protocol_id: u16({ label: "Protocol ID", show: "hex", strings: { 0x0112: "Cluster Management" } }),
  data: choice(
    "protocol_id",
    { 0x0112: cluster },
    { otherwise: bytes("rest", { filter: "hello.unknown", label: "Unknown" }) },
  ),
});

const voice = struct(
  {
    data: u8({ filter: "data", label: "Data", type: "FT_BYTES" }),
    vlan: when({ left: 2 }, u16({ filter: "voice_vlan", label: "Voice VLAN" })),
  },
  { size: "rest" },
);
const power = (filter: string, label: string) =>
  struct({
    request: u16({ filter: "request_id", label: "Request-ID" }),
    management: u16({ filter: "management_id", label: "Management-ID" }),
    milliwatts: repeated(u32({ filter, label, unit: "mW" })),
  });

/** The Cisco Discovery Protocol. The checksum is Internet's, but for how an odd last octet counts. */
export const CDP = protocol({
  name: "cdp",
  layer: "CDPv2_HDR",
  title: "Cisco Discovery Protocol",
  spec: "Cisco",
  carriedBy: { "snap.cisco": 0x2000, "gre.proto": 0x2000, "ppp.protocol": 0x0207, "chdlc.protocol": 0x2000 },
  summary: "CDPv{vers}",
  fields: {
    vers: u8({ filter: "version", label: "Version", default: 2 }),
    ttl: u8({ label: "TTL", unit: " seconds", default: 180 }),
    cksum: u16({
      filter: "checksum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ odd: "signed", wrong: { filter: "bad_checksum", severity: "Error" } }),
    }),
    msg: options(
      {
        code: u16({ filter: "tlv.type", label: "Type", show: "hex", strings: cdpTypes }),
        length: u16({ filter: "tlv.len", label: "Length" }),
        counts: "whole",
        line: "cdp.tlv",
        unknown: { data: "data", dataLabel: "Data" },
      },
      {
        "Device ID": { code: 0x0001, value: text("rest", { filter: "deviceid", label: "Device ID" }) },
        Addresses: { code: 0x0002, value: addresses },
        "Port ID": { code: 0x0003, value: text("rest", { filter: "portid", label: "Sent through Interface" }) },
        Capabilities: { code: 0x0004, value: capabilities },
        "Software Version": {
          code: 0x0005,
          value: textByLine(
            text("rest", { filter: "software_version", label: "Software version", type: "FT_STRINGZ" }),
          ),
        },
        Platform: { code: 0x0006, value: text("rest", { filter: "platform", label: "Platform" }) },
        "IP Prefix": { code: 0x0007, value: repeated(prefix) },
        "Protocol Hello": { code: 0x0008, value: hello },
        "VTP Management Domain": {
          code: 0x0009,
          value: text("rest", { filter: "vtp_management_domain", label: "VTP Management Domain" }),
        },
        "Native VLAN": { code: 0x000a, value: u16({ filter: "native_vlan", label: "Native VLAN" }) },
        Duplex: {
          code: 0x000b,
          value: u8({
            filter: "duplex",
            label: "Duplex",
            type: "FT_BOOLEAN",
            names: { half: 0, full: 1 },
            truth: ["Full", "Half"],
          }),
        },
        "VoIP VLAN Reply": { code: 0x000e, value: voice },
        "VoIP VLAN Query": { code: 0x000f, value: voice },
        "Power Consumption": {
          code: 0x0010,
          value: u16({ filter: "power_consumption", label: "Power Consumption", unit: "mW" }),
        },
        MTU: { code: 0x0011, value: u32({ filter: "mtu", label: "MTU" }) },
        "Trust Bitmap": { code: 0x0012, value: u8({ filter: "trust_bitmap", label: "Trust Bitmap", show: "hex" }) },
        "Untrusted Port CoS": {
          code: 0x0013,
          value: u8({ filter: "untrusted_port_cos", label: "Untrusted port CoS", show: "hex" }),
        },
        "System Name": { code: 0x0014, value: text("rest", { filter: "system_name", label: "System Name" }) },
        "System Object ID": {
          code: 0x0015,
          value: bytes("rest", { filter: "system_object_identifier", label: "System Object Identifier" }),
        },
        "Management Addresses": { code: 0x0016, value: addresses },
        Location: {
          code: 0x0017,
          value: struct({
            kind: u8({ filter: "location.unknown", label: "UNKNOWN", show: "hex" }),
            location: text("rest", { filter: "location", label: "Location" }),
          }),
        },
        "External Port ID": { code: 0x0018, value: text("rest", { filter: "" }) },
        "Power Requested": { code: 0x0019, value: power("power_requested", "Power Requested") },
        "Power Available": { code: 0x001a, value: power("power_available", "Power Available") },
        "Port Unidirectional": { code: 0x001b, value: bytes("rest", { filter: "data", label: "Data" }) },
        EnergyWise: { code: 0x001d, value: bytes("rest", { filter: "" }) },
        "Spare Pair PoE": {
          code: 0x001f,
          value: u8({ filter: "spare_poe_tlv", label: "Spare Pair PoE", show: "hex" }),
        },
      },
    ),
  },
});
