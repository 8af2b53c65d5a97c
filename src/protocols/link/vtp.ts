import {
  bytes,
  choice,
  custom,
  ipv4,
  options,
  repeated,
  struct,
  text,
  u16,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { alignedTo } from "../parts/aligned.ts";
import { zeroPaddedText } from "../parts/zero-padded-text.ts";

/** A value of one word, which is what all elements of a VLAN have. */
const element = (code: number, filter: string, label: string, about: object = { show: "hex" }) => ({
  code,
  label,
  value: struct({
    value: u16({ filter: `vlan_info.${filter}`, label, ...about }),
    rest: bytes("rest", { filter: "" }),
  }),
});

const elements = options(
  {
    code: u8({
      filter: "vlan_info.tlv_type",
      label: "Type",
      show: "hex",
      strings: {
        1: "Source-Routing Ring Number",
        2: "Source-Routing Bridge Number",
        3: "Spanning-Tree Protocol Type",
        4: "Parent VLAN",
        5: "Translationally Bridged VLANs",
        6: "Pruning",
        7: "Bridge Type",
        8: "Max ARE Hop Count",
        9: "Max STE Hop Count",
        10: "Backup CRF Mode",
      },
    }),
    length: u8({ filter: "vlan_info.tlv_len", label: "Length" }),
    unit: 2,
    unknown: { data: "vlan_info.data", dataLabel: "Data" },
  },
  {
    "Source-Routing Ring Number": element(1, "src_route_ring_num", "Source-Routing Ring Number"),
    "Source-Routing Bridge Number": element(2, "src_route_bridge_num", "Source-Routing Bridge Number"),
    "Spanning-Tree Protocol Type": element(3, "stp_type", "Spanning-Tree Protocol Type", {
      show: "hex",
      names: { SRT: 1, SRB: 2, Auto: 3 },
    }),
    "Parent VLAN": element(4, "parent_vlan", "Parent VLAN"),
    "Translationally Bridged VLANs": {
      code: 5,
      label: "Translationally Bridged VLANs",
      value: struct({
        first: u16({
          filter: "vlan_info.translationally_bridged_vlans",
          label: "Translationally Bridged VLANs",
          show: "hex",
        }),
        second: when(
          { left: 2 },
          u16({
            filter: "vlan_info.translationally_bridged_vlans",
            label: "Translationally Bridged VLANs",
            show: "hex",
          }),
        ),
      }),
    },
    Pruning: element(6, "pruning", "Pruning", { show: "hex", names: { Enabled: 1, Disabled: 2 } }),
    "Bridge Type": element(7, "bridge_type", "Bridge Type", { show: "hex", names: { SRT: 1, SRB: 2 } }),
    "Max ARE Hop Count": element(8, "max_are_hop_count", "Max ARE Hop Count", {}),
    "Max STE Hop Count": element(9, "max_ste_hop_count", "Max STE Hop Count", {}),
    "Backup CRF Mode": element(10, "backup_crf_mode", "Backup CRF Mode", {
      show: "hex",
      names: { "TrCRF is configured as a backup": 1, "TrCRF is not configured as a backup": 2 },
    }),
  },
  { filter: "" },
);

const vlan = struct(
  {
    len: u8({ filter: "vlan_info.len", label: "VLAN Information Length", default: 20 }),
    about: struct(
      {
        status: u8({
          filter: "vlan_info.status",
          label: "Status",
          show: "hex",
          views: [{ filter: "vlan_info.status.vlan_susp", label: "VLAN suspended", type: "FT_BOOLEAN", mask: 0x01 }],
        }),
        type: u8({
          filter: "vlan_info.vlan_type",
          label: "VLAN Type",
          show: "hex",
          names: { Ethernet: 1, FDDI: 2, TrCRF: 3, "FDDI-net": 4, TrBRF: 5 },
          default: 1,
        }),
        vlannamelen: u8({ filter: "vlan_info.vlan_name_len", label: "VLAN Name Length", default: 7 }),
        vlanid: u16({ filter: "vlan_info.isl_vlan_id", label: "ISL VLAN ID", show: "hex", default: 1 }),
        mtu: u16({ filter: "vlan_info.mtu_size", label: "MTU Size", default: 1500 }),
        dot10index: u32({ filter: "vlan_info.802_10_index", label: "802.10 Index", show: "hex", default: 100_001 }),
        vlanname: text(
          { by: "vlannamelen" },
          { filter: "vlan_info.vlan_name", label: "VLAN Name", default: "default" },
        ),
        padding: custom(alignedTo(4), { filter: "" }),
        tlvlist: elements,
      },
      { filter: "", size: { by: "len", minus: 1 } },
    ),
  },
  { filter: "", label: "VLAN Information" },
);

const revision = u32({ filter: "conf_rev_num", label: "Configuration Revision Number" });

const messages = {
  "Summary Advertisement": struct({
    rev: revision,
    uid: ipv4({ filter: "upd_id", label: "Updater Identity", default: "192.168.0.1" }),
    timestamp: text(12, { filter: "upd_ts", label: "Update Timestamp", default: "930301000000" }),
    md5: bytes(16, { filter: "md5_digest", label: "MD5 Digest" }),
    rest: bytes("rest", { filter: "" }),
  }),
  "Subset Advertisement": struct({ rev: revision, vlaninfo: repeated(vlan, { filter: "" }) }),
  "Advertisement Request": struct({
    startvalue: u16({ filter: "start_value", label: "Start Value", show: "hex" }),
    rest: bytes("rest", { filter: "" }),
  }),
  "Join/Prune Message": struct({
    first: u16({ filter: "pruning.first", label: "First VLAN ID" }),
    last: u16({ filter: "pruning.last", label: "Last VLAN ID" }),
    active: bytes("rest", { filter: "" }),
  }),
};

/** Cisco's VLAN Trunking Protocol: which VLANs the switches of a domain have. */
export const VTP = protocol({
  name: "vtp",
  layer: "VTP",
  title: "VLAN Trunking Protocol",
  spec: "Cisco",
  carriedBy: { "snap.cisco": 0x2003 },
  summary: "VTP {code} {domname}",
  fields: {
    ver: u8({ filter: "version", label: "Version", show: "hex", default: 2 }),
    code: u8({
      label: "Code",
      show: "hex",
      names: {
        "Summary Advertisement": 1,
        "Subset Advertisement": 2,
        "Advertisement Request": 3,
        "Join/Prune Message": 4,
      },
      default: 1,
    }),
    /** How many subsets follow a summary, or which of them it is. */
    followers: choice(
      "code",
      {
        1: u8({ label: "Followers", default: 1 }),
        2: u8({ filter: "seq_num", label: "Sequence Number", default: 1 }),
      },
      { otherwise: bytes(1, { filter: "reserved", label: "Reserved" }) },
    ),
    domnamelen: u8({ filter: "md_len", label: "Management Domain Length" }),
    domname: zeroPaddedText(32, { filter: "md", label: "Management Domain", type: "FT_STRING" }),
    message: choice("code", messages, { otherwise: bytes("rest", { filter: "" }) }),
  },
});
