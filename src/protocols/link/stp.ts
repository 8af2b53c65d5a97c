import { bits, bytes, choice, mac, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import type { View } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, partView, YES } from "../parts/bit-view.ts";

const versions = {
  "Spanning Tree": 0,
  "Rapid Spanning Tree": 2,
  "Multiple Spanning Tree": 3,
  "Shortest Path Tree": 4,
} as const;
const types = {
  Configuration: 0x00,
  "Rapid/Multiple Spanning Tree": 0x02,
  "Topology Change Notification": 0x80,
} as const;

/** The eight flags of a bridge or of one tree instance; the port's role takes two bits. */
const bridgeFlags = {
  tcack: bitView("flags.tcack", "Topology Change Acknowledgment", 0x80, YES),
  agreement: bitView("flags.agreement", "Agreement", 0x40, YES),
  forwarding: bitView("flags.forwarding", "Forwarding", 0x20, YES),
  learning: bitView("flags.learning", "Learning", 0x10, YES),
  role: partView("flags.port_role", "Port Role", 0x0c, { 1: "Alternate or Backup", 2: "Root", 3: "Designated" }),
  proposal: bitView("flags.proposal", "Proposal", 0x02, YES),
  tc: bitView("flags.tc", "Topology Change", 0x01, YES),
};
const flagsField = (views: readonly View[]) => u8({ filter: "flags", label: "BPDU flags", show: "hex", views });
/** Plain spanning tree has two flags only. */
const portFlags = choice(
  "bpdutype",
  { 0x00: flagsField([bridgeFlags.tcack, bridgeFlags.tc]) },
  { otherwise: flagsField(Object.values(bridgeFlags)) },
);
/** A priority of four bits and a system id extension, usually the VLAN; with the address behind it they are one identifier. */
const priority = (bridge: string, label: string, identifier = label) =>
  u16({
    filter: "",
    label: identifier,
    line: bridge.startsWith("=") ? bridge.slice(1) : `stp.${bridge}`,
    type: "FT_NONE",
    views: [
      { filter: `${bridge}.prio`, label: `${label} Priority`, type: "FT_UINT16", mask: 0xf000, times: 4096 },
      { filter: `${bridge}.ext`, label: `${identifier} System ID Extension`, type: "FT_UINT16", mask: 0x0fff },
      { filter: `${bridge}.hw`, label: `${identifier} System ID`, type: "FT_ETHER", offset: 2, size: 6 },
    ],
  });
/** Times are in units of 1/256 second. */
const seconds = (filter: string, label: string, value: number) =>
  u16({ filter, label, type: "FT_DOUBLE", times: 1 / 256, default: 256 * value });

/** One instance of a multiple spanning tree (IEEE 802.1Q 14.6.1). */
const instance = struct(
  {
    flags: u8({ filter: "=mstp.msti.flags", label: "MSTI flags", show: "hex", views: Object.values(bridgeFlags) }),
    rootid: u16({
      filter: "",
      views: [
        { filter: "=mstp.msti.priority", label: "Priority", type: "FT_UINT8", size: 1, mask: 0xf0, show: "hex" },
        { filter: "=mstp.msti.msti_id", label: "MSTID", type: "FT_UINT16", mask: 0x0fff },
      ],
    }),
    rootmac: mac({ filter: "=mstp.msti.root.hw", label: "Regional Root" }),
    pathcost: u32({ filter: "=mstp.msti.root_cost", label: "Internal root path cost" }),
    bridge: u8({
      filter: "",
      views: [
        { filter: "=mstp.msti.bridge_priority", label: "Bridge Identifier Priority", type: "FT_UINT8", mask: 0xf0 },
      ],
    }),
    port: u8({
      filter: "",
      views: [{ filter: "=mstp.msti.port_priority", label: "Port identifier priority", type: "FT_UINT8", mask: 0xf0 }],
    }),
    hops: u8({ filter: "=mstp.msti.remaining_hops", label: "Remaining hops" }),
  },
  { filter: "", label: "MSTID", line: "stp.msti" },
);

/** What names a region: bridges whose values agree are in one. */
const configuration = {
  selector: u8({ filter: "=mstp.config_format_selector", label: "MST Config ID format selector" }),
  name: text(32, { filter: "=mstp.config_name", label: "MST Config name", type: "FT_STRINGZPAD" }),
  revision: u16({ filter: "=mstp.config_revision_level", label: "MST Config revision" }),
  digest: bytes(16, { filter: "=mstp.config_digest", label: "MST Config digest" }),
};

/** Octets of the configuration, the internal path cost, the bridge and the remaining hops; instances follow. */
const FIXED_MST = 64;

const notification = { field: "bpdutype", is: [0x80], not: true } as const;
const rapid = { field: "bpdutype", is: [0x02] } as const;
const multiple = { field: "version", is: [3, 4] } as const;
const shortest = { field: "version", is: [4] } as const;

/** Octets of the shortest message and of one that is no notification; Wireshark looks at all of them first. */
const SHORT = 4;
const CONFIGURATION = 35;
const BPDU_TYPE = 3;
const NOTIFICATION = 0x80;

/** Spanning tree of every kind. */
export const STP = protocol({
  name: "stp",
  layer: "STP",
  title: "Spanning Tree Protocol",
  uncut: true,
  spec: "IEEE 802.1D, IEEE 802.1Q 14",
  carriedBy: { "llc.dsap": 0x42, "snap.cisco": [0x010b, 0x010c], "snap.bridged": 0x000e },
  unreadable: {
    is: (bytes, start, _end, captured) =>
      captured < start + SHORT || (bytes[start + BPDU_TYPE] !== NOTIFICATION && captured < start + CONFIGURATION),
    shows: [],
  },
  summary: "STP {bpdutype} root {rootmac}",
  fields: {
    proto: u16({
      filter: "protocol",
      label: "Protocol Identifier",
      show: "hex",
      strings: { 0: "Spanning Tree Protocol" },
    }),
    version: u8({ label: "Protocol Version Identifier", names: versions }),
    bpdutype: u8({ filter: "type", label: "BPDU Type", show: "hex", names: types }),
    bpduflags: when(notification, portFlags),
    rootid: when(notification, priority("root", "Root Bridge")),
    rootmac: when(notification, mac({ filter: "" })),
    pathcost: when(notification, u32({ filter: "root.cost", label: "Root Path Cost" })),
    bridgeid: when(notification, priority("bridge", "Bridge")),
    bridgemac: when(notification, mac({ filter: "" })),
    portid: when(notification, u16({ filter: "port", label: "Port identifier", show: "hex" })),
    age: when(notification, seconds("msg_age", "Message Age", 1)),
    maxage: when(notification, seconds("max_age", "Max Age", 20)),
    hellotime: when(notification, seconds("hello", "Hello Time", 2)),
    fwddelay: when(notification, seconds("forward", "Forward Delay", 15)),
    v1len: when(rapid, u8({ filter: "version_1_length", label: "Version 1 Length" })),
    v3len: when(
      rapid,
      when(multiple, u16({ filter: "=mstp.version_3_length", label: "Version 3 Length", default: FIXED_MST })),
    ),
    mst: when(
      rapid,
      when(
        multiple,
        struct(
          {
            ...configuration,
            pathcost: u32({ filter: "=mstp.cist_internal_root_path_cost", label: "CIST Internal Root Path Cost" }),
            bridgeid: priority("=mstp.cist_bridge", "CIST Bridge", "CIST Bridge Identifier"),
            bridgemac: mac({ filter: "" }),
            hops: u8({ filter: "=mstp.cist_remaining_hops", label: "CIST Remaining hops" }),
            instances: repeated(instance, { size: { by: "v3len", minus: FIXED_MST } }),
          },
          { filter: "", label: "MST Extension" },
        ),
      ),
    ),
    v4len: when(
      rapid,
      when(shortest, u16({ filter: "=mstp.version_4_length", label: "Version 4 Length", default: 85 })),
    ),
    spt: when(
      rapid,
      when(
        shortest,
        struct({
          selector: u8({ filter: "", label: "Auxiliary Config ID format selector" }),
          name: text(32, { filter: "", label: "Auxiliary Config name" }),
          revision: u16({ filter: "", label: "Auxiliary Config revision" }),
          digest: bytes(16, { filter: "", label: "Auxiliary Config digest" }),
          agreement: bits(2, { filter: "=mstp.agree_flags.agreement_num", label: "Agreement Number" }),
          discarded: bits(2, { filter: "=mstp.agree_flags.dagreement_num", label: "Disagreement Number" }),
          valid: bits(1, { filter: "=mstp.agree_flags.agreement_valid", label: "Agreement Valid Flag", truth: YES }),
          restricted: bits(1, { filter: "=mstp.agree_flags.rest_role", label: "Restricted Role", truth: YES }),
          unused: bits(10, { filter: "" }),
          formatId: bits(4, { filter: "=bpdu.agreement_digest_format_id", label: "Agreement Digest Format Id" }),
          formatCapabilities: bits(4, {
            filter: "=bpdu.agreement_digest_format_capabilities",
            label: "Agreement Digest Format Capabilities",
          }),
          conventionId: bits(4, {
            filter: "=bpdu.agreement_digest_convention_id",
            label: "Agreement Digest Convention Id",
          }),
          conventionCapabilities: bits(4, {
            filter: "=bpdu.agreement_digest_convention_capabilities",
            label: "Agreement Digest Convention Capabilities",
          }),
          edges: u16({ filter: "=bpdu.agreement_digest_edge_count", label: "Agreement Digest Edge Count" }),
          reserved: bytes(8, { filter: "" }),
          topologyDigest: bytes(20, { filter: "=mstp.agreement_digest", label: "Agreement Digest" }),
        }),
      ),
    ),
    // Cisco's per-VLAN trees say which VLAN the frame was sent in, behind an octet where there is no version 1 length.
    pad: when({ left: 7 }, when({ field: "bpdutype", is: [0x00] }, u8({ filter: "" }))),
    pvst: when(
      { left: 6 },
      struct(
        {
          type: u16({ filter: "pvst.tlvtype", label: "Type", show: "hex", strings: { 0: "Originating VLAN" } }),
          length: u16({ filter: "pvst.tlvlen", label: "Length", default: 2 }),
          vlan: u16({ filter: "pvst.origvlan", label: "Originating VLAN" }),
        },
        { filter: "", label: "Originating VLAN", line: "stp.pvst" },
      ),
    ),
  },
});
