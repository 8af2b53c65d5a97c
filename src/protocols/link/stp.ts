import { bits, bytes, mac, repeated, struct, text, u16, u32, u8, when } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

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
const portFlags = (filter: string) =>
  u8({
    filter,
    label: "BPDU flags",
    show: "hex",
    parts: {
      tcack: bits(1, { filter: `${filter}.tcack`, label: "Topology Change Acknowledgment" }),
      agreement: bits(1, { filter: `${filter}.agreement`, label: "Agreement" }),
      forwarding: bits(1, { filter: `${filter}.forwarding`, label: "Forwarding" }),
      learning: bits(1, { filter: `${filter}.learning`, label: "Learning" }),
      role: bits(2, { filter: `${filter}.port_role`, label: "Port Role" }),
      proposal: bits(1, { filter: `${filter}.proposal`, label: "Proposal" }),
      tc: bits(1, { filter: `${filter}.tc`, label: "Topology Change" }),
    },
  });
/** A priority of four bits and a system id extension, usually the VLAN. */
const priority = (filter: string, label: string) =>
  u16({
    filter,
    label,
    parts: { priority: bits(4, { filter: `${filter}.steps` }), ext: bits(12, { filter: `${filter}.ext` }) },
  });

/** One instance of a multiple spanning tree (IEEE 802.1Q 14.6.1). */
const instance = struct({
  flags: portFlags("=mstp.msti.flags"),
  rootid: priority("=mstp.msti.regional_root_id", "MSTI Regional Root Identifier"),
  rootmac: mac({ filter: "=mstp.msti.root.hw", label: "Regional Root" }),
  pathcost: u32({ filter: "=mstp.msti.root_cost", label: "Internal root path cost" }),
  bridge: u8({ filter: "=mstp.msti.bridge_priority", label: "Bridge Identifier Priority" }),
  port: u8({ filter: "=mstp.msti.port_priority", label: "Port identifier priority" }),
  hops: u8({ filter: "=mstp.msti.remaining_hops", label: "Remaining hops" }),
});

/** What names a region: bridges whose values agree are in one. */
const configuration = {
  selector: u8({ filter: "=mstp.config_format_selector", label: "MST Config ID format selector" }),
  name: text(32, { filter: "=mstp.config_name", label: "MST Config name" }),
  revision: u16({ filter: "=mstp.config_revision_level", label: "MST Config revision" }),
  digest: bytes(16, { filter: "=mstp.config_digest", label: "MST Config digest" }),
};

/** Octets of the configuration, the internal path cost, the bridge and the remaining hops; instances follow. */
const FIXED_MST = 64;

const notification = { field: "bpdutype", is: [0x80], not: true } as const;
const rapid = { field: "bpdutype", is: [0x02] } as const;
const multiple = { field: "version", is: [3, 4] } as const;
const shortest = { field: "version", is: [4] } as const;

/** Spanning tree of every kind. Times are in units of 1/256 second. */
export const STP = protocol({
  name: "stp",
  layer: "STP",
  title: "Spanning Tree Protocol",
  spec: "IEEE 802.1D, IEEE 802.1Q 14",
  carriedBy: { "llc.dsap": 0x42, "snap.cisco": [0x010b, 0x010c], "snap.bridged": 0x000e },
  summary: "STP {bpdutype} root {rootmac}",
  fields: {
    proto: u16({ filter: "protocol", label: "Protocol Identifier", show: "hex" }),
    version: u8({ label: "Protocol Version Identifier", names: versions }),
    bpdutype: u8({ filter: "type", label: "BPDU Type", show: "hex", names: types }),
    bpduflags: when(notification, portFlags("flags")),
    rootid: when(notification, priority("root.prio", "Root Bridge Priority")),
    rootmac: when(notification, mac({ filter: "root.hw", label: "Root Bridge System ID" })),
    pathcost: when(notification, u32({ filter: "root.cost", label: "Root Path Cost" })),
    bridgeid: when(notification, priority("bridge.prio", "Bridge Priority")),
    bridgemac: when(notification, mac({ filter: "bridge.hw", label: "Bridge System ID" })),
    portid: when(notification, u16({ filter: "port", label: "Port identifier", show: "hex" })),
    age: when(notification, u16({ filter: "msg_age", label: "Message Age", default: 256 })),
    maxage: when(notification, u16({ filter: "max_age", label: "Max Age", default: 20 * 256 })),
    hellotime: when(notification, u16({ filter: "hello", label: "Hello Time", default: 2 * 256 })),
    fwddelay: when(notification, u16({ filter: "forward", label: "Forward Delay", default: 15 * 256 })),
    v1len: when(rapid, u8({ filter: "version_1_length", label: "Version 1 Length" })),
    v3len: when(
      rapid,
      when(multiple, u16({ filter: "=mstp.version_3_length", label: "Version 3 Length", default: FIXED_MST })),
    ),
    mst: when(
      rapid,
      when(
        multiple,
        struct({
          ...configuration,
          pathcost: u32({ filter: "=mstp.cist_internal_root_path_cost", label: "CIST Internal Root Path Cost" }),
          bridgeid: priority("=mstp.cist_bridge.prio", "CIST Bridge Priority"),
          bridgemac: mac({ filter: "=mstp.cist_bridge.hw", label: "CIST Bridge Identifier System ID" }),
          hops: u8({ filter: "=mstp.cist_remaining_hops", label: "CIST Remaining hops" }),
          instances: repeated(instance, { size: { by: "v3len", minus: FIXED_MST } }),
        }),
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
          selector: u8({ filter: "=bpdu.aux_config_format_selector", label: "Auxiliary Config ID format selector" }),
          name: text(32, { filter: "=bpdu.aux_config_name", label: "Auxiliary Config name" }),
          revision: u16({ filter: "=bpdu.aux_config_revision_level", label: "Auxiliary Config revision" }),
          digest: bytes(16, { filter: "=bpdu.aux_config_digest", label: "Auxiliary Config digest" }),
          agreement: bits(2, { filter: "=mstp.agree_flags.agreement_num", label: "Agreement Number" }),
          discarded: bits(2, { filter: "=mstp.agree_flags.dagreement_num", label: "Discarded Agreement Number" }),
          valid: bits(1, { filter: "=mstp.agree_flags.agreement_valid", label: "Agreement Valid Flag" }),
          restricted: bits(1, { filter: "=mstp.agree_flags.rest_role", label: "Restricted Role" }),
          unused: bits(10),
          formatId: bits(4, { filter: "=bpdu.agreement_digest_format_id" }),
          formatCapabilities: bits(4, { filter: "=bpdu.agreement_digest_format_capabilities" }),
          conventionId: bits(4, { filter: "=bpdu.agreement_digest_convention_id" }),
          conventionCapabilities: bits(4, { filter: "=bpdu.agreement_digest_convention_capabilities" }),
          edges: u16({ filter: "=bpdu.agreement_digest_edge_count" }),
          reserved: bytes(8),
          topologyDigest: bytes(20, { filter: "=mstp.agreement_digest", label: "Agreement Digest" }),
        }),
      ),
    ),
    // Cisco's per-VLAN trees say which VLAN the frame was sent in, behind an octet where there is no version 1 length.
    pad: when({ left: 7 }, when({ field: "bpdutype", is: [0x00] }, u8({ filter: "pvst.pad" }))),
    pvst: when(
      { left: 6 },
      struct({
        type: u16({ filter: "pvst.tlvtype", label: "Type" }),
        length: u16({ filter: "pvst.tlvlen", label: "Length", default: 2 }),
        vlan: u16({ filter: "pvst.origvlan", label: "Originating VLAN" }),
      }),
    ),
  },
});
