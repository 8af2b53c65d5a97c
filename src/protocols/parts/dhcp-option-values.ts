import type { Custom } from "../../definition/custom.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  implied,
  ipv4,
  ipv6,
  mac,
  options,
  repeated,
  struct,
  text,
  u16,
  u32,
  u64,
  u8,
} from "../../definition/fields.ts";
import { domainList } from "./dhcp-option-codecs.ts";
import { relayOptionNames } from "./dhcp-option-names.ts";
import { plainName } from "./dns-name.ts";
import { hardwareTypes } from "./hardware-types.ts";

const inHex = (value: number): string => value.toString(16).padStart(8, "0");

/** A unique identifier (RFC 8415 11) as octets, with what is in it. */
const duid: Custom<Uint8Array> = {
  name: "DUID",
  skip: (_octets, _at, end) => end,
  read: ({ bytes: octets }, start, end) => octets.slice(start, end),
  write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  inner: [
    {
      key: "type",
      field: u16({
        filter: "client_id.duid_type",
        strings: {
          1: "link-layer address plus time",
          2: "assigned by vendor based on Enterprise number",
          3: "link-layer address",
        },
        label: "DUID Type",
      }),
    },
    {
      key: "hwtype",
      field: u16({ filter: "client_id.duid_llt_hw_type", label: "Hardware type", names: hardwareTypes }),
    },
    { key: "time", field: u32({ filter: "client_id.time", label: "Time" }) },
    {
      key: "address",
      field: mac({ filter: "client_id.link_layer_address", label: "Link layer address", type: "FT_STRING" }),
    },
    {
      key: "llhwtype",
      field: u16({ filter: "client_id.duid_ll_hw_type", label: "Hardware type", names: hardwareTypes }),
    },
  ],
  visit(octets, start, end, found) {
    if (end - start < 2) return;
    const type = octets[start + 1];
    found(0, start, start + 2);
    if (type === 1 && end - start === 14) {
      found(1, start + 2, start + 4);
      found(2, start + 4, start + 8);
      found(3, start + 8, end);
    } else if (type === 3 && end - start === 10) {
      found(4, start + 2, start + 4);
      found(3, start + 4, end);
    }
  },
};

/** RFC 2132 9.14, RFC 4361 6.1. What does not fit its type is octets. */
export const clientId = struct({
  type: u8({ filter: "client_id.type", label: "Type", shown: { type: [0] } }),
  hw: choice(
    "type",
    { 1: implied({ filter: "hw.type", label: "Hardware type", type: "FT_UINT8", show: "hex", names: hardwareTypes }) },
    { otherwise: implied({ filter: "" }) },
  ),
  id: choice(
    "type",
    {
      0: text("rest", { filter: "client_id.undef", label: "Client Identifier" }),
      1: mac({ filter: "hw.mac_addr", label: "Client MAC address" }),
      255: struct({
        iaid: u32({
          filter: "",
          views: [{ filter: "client_id.iaid", label: "IAID", type: "FT_STRING", size: 4, text: inHex }],
        }),
        duid: custom(duid, { filter: "" }),
      }),
    },
    { otherwise: bytes("rest", { filter: "client_id", label: "Identifier" }), size: "rest", opaque: true },
  ),
});

/** RFC 4702: with E the name is spelled as in DNS, though perhaps without its end. */
export const clientName = struct({
  flags: u8({
    filter: "fqdn.flags",
    label: "Flags",
    show: "hex",
    parts: {
      mbz: bits(4, { filter: "fqdn.mbz", label: "Reserved flags", show: "hex" }),
      n: bits(1, { filter: "fqdn.n", truth: ["No server updates", "Some server updates"], label: "Server DDNS" }),
      e: bits(1, { filter: "fqdn.e", truth: ["Binary encoding", "ASCII encoding"], label: "Encoding" }),
      o: bits(1, { filter: "fqdn.o", truth: ["Override", "No override"], label: "Server overrides" }),
      s: bits(1, { filter: "fqdn.s", truth: ["Server", "Client"], label: "Server" }),
    },
  }),
  rcode1: u8({ filter: "fqdn.rcode1", label: "A-RR result" }),
  rcode2: u8({ filter: "fqdn.rcode2", label: "PTR-RR result" }),
  name: choice(
    "flags.e",
    { 1: plainName({ filter: "fqdn.name", label: "Client name" }) },
    { otherwise: text("rest", { filter: "fqdn.name", label: "Client name" }), size: "rest", opaque: true },
  ),
});

const agent = (filter: string) => `option.agent_information_option.${filter}`;

/** RFC 3046 and those after it (IANA "DHCP Relay Agent Sub-Option Codes"). */
export const relayAgent = options(
  {
    code: u8({ filter: agent("suboption"), label: "Option 82 Suboption", strings: relayOptionNames, holds: true }),
    length: u8({ filter: "option.suboption_length", label: "Length" }),
  },
  {
    "circuit-id": { code: 1, value: bytes("rest", { filter: agent("agent_circuit_id"), label: "Agent Circuit ID" }) },
    "remote-id": { code: 2, value: bytes("rest", { filter: agent("agent_remote_id"), label: "Agent Remote ID" }) },
    "docsis-device-class": {
      code: 4,
      value: u32({ filter: agent("docsis_device_class"), label: "DOCSIS Device Class", show: "hex" }),
    },
    "link-selection": { code: 5, value: ipv4({ filter: agent("link_selection"), label: "Link selection" }) },
    "subscriber-id": { code: 6, value: text("rest", { filter: agent("subscriber_id"), label: "Subscriber ID" }) },
    "radius-attributes": {
      code: 7,
      value: bytes("rest", { filter: agent("radius_attributes"), label: "RADIUS Attributes" }),
    },
    authentication: { code: 8, value: bytes("rest", { filter: agent("authentication"), label: "Authentication" }) },
    "vendor-specific": {
      code: 9,
      value: repeated(
        struct({
          enterprise: u32({ filter: agent("vi.enterprise"), label: "Enterprise" }),
          data: bytes({ prefix: 1 }, { filter: agent("vi"), label: "Vendor-Specific Information" }),
        }),
      ),
    },
    flags: { code: 10, value: u8({ filter: agent("flags"), label: "Flags", show: "hex" }) },
    "server-id-override": {
      code: 11,
      value: ipv4({ filter: agent("server_id_override"), label: "Server ID Override" }),
    },
    "relay-agent-id": {
      code: 12,
      value: bytes("rest", { filter: agent("relay_agent_id"), label: "Relay Agent Identifier" }),
    },
    "access-technology": { code: 13, value: u16({ filter: agent("ani_att"), label: "Access Technology Type" }) },
    "access-network": {
      code: 14,
      value: text("rest", { filter: agent("ani_network_name"), label: "Access Network Name" }),
    },
    "access-point": { code: 15, value: text("rest", { filter: agent("ani_ap_name"), label: "Access Point Name" }) },
    "access-point-bssid": { code: 16, value: mac({ filter: agent("ani_ap_bssid"), label: "Access Point BSSID" }) },
    "operator-id": { code: 17, value: u32({ filter: agent("ani_operator_id"), label: "Access Network Operator ID" }) },
    "operator-realm": {
      code: 18,
      value: text("rest", { filter: agent("ani_operator_realm"), label: "Access Network Operator Realm" }),
    },
    "source-port": { code: 19, value: bytes("rest", { filter: agent("source_port"), label: "Source Port" }) },
    "link-selection-cisco": {
      code: 150,
      value: ipv4({ filter: agent("link_selection_cisco"), label: "Link selection (Cisco proprietary)" }),
    },
    "virtual-subnet": { code: 151, value: bytes("rest", { filter: agent("vrf_name"), label: "VRF name" }) },
    "virtual-subnet-control": { code: 152, value: bytes("rest", { filter: agent("vrf_name.control") }) },
    "server-id-override-cisco": {
      code: 182,
      value: ipv4({ filter: agent("server_id_override_cisco"), label: "Server ID Override (Cisco proprietary)" }),
    },
  },
  { filter: "" },
);

/** RFC 3118 2. */
export const authentication = struct({
  protocol: u8({
    filter: "option.dhcp_authentication.protocol",
    strings: { 0: "configuration token", 1: "delayed authentication" },
    label: "Protocol",
  }),
  algorithm: u8({ filter: "option.dhcp_authentication.algorithm", label: "Algorithm" }),
  rdm: u8({
    filter: "option.dhcp_authentication.rdm",
    strings: { 0: "Monotonically-increasing counter" },
    label: "Replay Detection Method",
  }),
  replay: u64({
    filter: "option.dhcp_authentication.rdm_replay_detection",
    label: "RDM Replay Detection Value",
    show: "hex",
  }),
  information: bytes("rest", { filter: "option.dhcp_authentication.information", label: "Authentication Information" }),
});

/** Data of enterprises, each behind its number. */
export const byEnterprise = (filter: string) =>
  repeated(
    struct({
      enterprise: u32({ filter: `option.${filter}.enterprise`, label: "Enterprise" }),
      data: bytes({ prefix: 1 }, { filter: `option.${filter}.data`, label: "Data" }),
    }),
  );

/** Pairs of a destination or policy with what belongs to it. */
export const addressPairs = (filter: string, first: string, second: string) =>
  repeated(
    struct({
      address: ipv4({ filter: `option.${filter}.ip`, label: first }),
      second: ipv4({
        filter: `option.${filter}.${second === "Subnet Mask" ? "subnet_mask" : "router"}`,
        label: second,
      }),
    }),
  );

/** Names or addresses of SIP servers (RFC 3361). */
export const sipServers = struct({
  encoding: u8({
    filter: "option.sip_server.encoding",
    strings: { 0: "Fully Qualified Domain Name", 1: "IPv4 Address" },
    label: "SIP Server Encoding",
  }),
  servers: choice("encoding", {
    0: domainList({ filter: "option.sip_server.name", type: "FT_STRINGZ", label: "SIP Server Name" }),
    1: repeated(ipv4({ filter: "option.sip_server.address", label: "SIP Server Address" })),
  }),
});

/** How IPv6 is tunnelled to the provider's relays (RFC 5969 7.1.1). */
export const rapidDeployment = struct({
  mask_length: u8({ filter: "option.6RD.ipv4_mask_len", label: "6RD IPv4 Mask Length" }),
  prefix_length: u8({ filter: "option.6RD.prefix_len", label: "6RD Prefix Length" }),
  prefix: ipv6({ filter: "option.6RD.prefix", label: "6RD Prefix" }),
  relays: repeated(ipv4({ filter: "option.6RD.border_relay_ip", label: "Border Relay IP" })),
});

/** RFC 6731 4.3. */
export const nameServerSelection = struct({
  reserved: bits(6, { filter: "option.rdnss.reserved", label: "Reserved" }),
  preference: bits(2, {
    filter: "option.rdnss.preference",
    strings: { 0: "Medium", 1: "High", 2: "Reserved", 3: "Low" },
    label: "Preference",
  }),
  primary: ipv4({ filter: "option.rdnss.primary_dns", label: "Primary DNS" }),
  secondary: ipv4({ filter: "option.rdnss.secondary_dns", label: "Secondary DNS" }),
  domains: domainList({ filter: "option.rdnss.domain", label: "Domains and networks" }),
});
