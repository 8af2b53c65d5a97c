import { bytes, mac, u16, u32, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, YES } from "../parts/bit-view.ts";

const tlvTypes = {
  Terminator: 0,
  "Actor Information": 1,
  "Partner Information": 2,
  "Collector Information": 3,
} as const;
const tlvType = (type: number) =>
  u8({ filter: "tlv_type", label: "TLV Type", show: "hex", names: tlvTypes, default: type });
const tlvLength = (octets: number) => u8({ filter: "tlv_length", label: "TLV Length", show: "hex", default: octets });

/** The letters of the flags, the highest bit first. */
const letters = ["E", "F", "D", "C", "S", "G", "S", "A"];
const ENABLED = ["Enabled", "Disabled"] as const;

/** The flags of a port, as octet, bit by bit, and as letters from the highest bit on. */
const state = (of: "actor" | "partner", label: string) =>
  u8({
    filter: `${of}.state`,
    label: `${label} State`,
    show: "hex",
    views: [
      bitView(`${of}.state.activity`, "LACP Activity", 0x01, ["Active", "Passive"]),
      bitView(`${of}.state.timeout`, "LACP Timeout", 0x02, ["Short Timeout", "Long Timeout"]),
      bitView(`${of}.state.aggregation`, "Aggregation", 0x04, ["Aggregatable", "Individual"]),
      bitView(`${of}.state.synchronization`, "Synchronization", 0x08, ["In Sync", "Out of Sync"]),
      bitView(`${of}.state.collecting`, "Collecting", 0x10, ENABLED),
      bitView(`${of}.state.distributing`, "Distributing", 0x20, ENABLED),
      bitView(`${of}.state.defaulted`, "Defaulted", 0x40, YES),
      bitView(`${of}.state.expired`, "Expired", 0x80, YES),
      {
        filter: `${of}.state_str`,
        label: `${label} State Flags`,
        type: "FT_STRING",
        beside: true,
        text: (value) => letters.map((letter, bit) => (value & (0x80 >> bit) ? letter : "*")).join(""),
      },
    ],
  });

const none = "00:00:00:00:00:00";

/** The Link Aggregation Control Protocol: which ports of two systems may be used as one. */
export const LACP = protocol({
  name: "lacp",
  layer: "LACP",
  title: "LACP",
  short: "Link Aggregation Control Protocol",
  spec: "IEEE 802.1AX",
  carriedBy: { "slow.subtype": 1 },
  summary: "LACP {actor_system} {partner_system}",
  fields: {
    version: u8({ label: "LACP Version", show: "hex", default: 1 }),
    actor_type: tlvType(1),
    actor_length: tlvLength(20),
    actor_system_priority: u16({ filter: "actor.sys_priority", label: "Actor System Priority" }),
    actor_system: mac({ filter: "actor.sysid", label: "Actor System ID", default: none }),
    actor_key: u16({ filter: "actor.key", label: "Actor Key" }),
    actor_port_priority: u16({ filter: "actor.port_priority", label: "Actor Port Priority" }),
    actor_port_number: u16({ filter: "actor.port", label: "Actor Port" }),
    actor_state: state("actor", "Actor"),
    actor_reserved: bytes(3, { filter: "actor.reserved", label: "Reserved" }),
    partner_type: tlvType(2),
    partner_length: tlvLength(20),
    partner_system_priority: u16({ filter: "partner.sys_priority", label: "Partner System Priority" }),
    partner_system: mac({ filter: "partner.sysid", label: "Partner System", default: none }),
    partner_key: u16({ filter: "partner.key", label: "Partner Key" }),
    partner_port_priority: u16({ filter: "partner.port_priority", label: "Partner Port Priority" }),
    partner_port_number: u16({ filter: "partner.port", label: "Partner Port" }),
    partner_state: state("partner", "Partner"),
    partner_reserved: bytes(3, { filter: "partner.reserved", label: "Reserved" }),
    collector_type: tlvType(3),
    collector_length: tlvLength(16),
    collector_max_delay: u16({ filter: "collector.max_delay", label: "Collector Max Delay" }),
    collector_reserved: bytes(12, { filter: "coll_reserved", label: "Reserved" }),
    terminator_type: tlvType(0),
    terminator_length: tlvLength(0),
    reserved: bytes(50, { filter: "pad", label: "Pad" }),
  },
});

/** Tells whether all frames of a conversation that moves to another port have arrived. */
export const MarkerProtocol = protocol({
  name: "marker",
  layer: "MarkerProtocol",
  title: "Marker",
  short: "Link Aggregation Marker Protocol",
  spec: "IEEE 802.1AX",
  carriedBy: { "slow.subtype": 2 },
  summary: "Marker {requester_system} {requester_port}",
  fields: {
    version: u8({ label: "Version Number", show: "hex", default: 1 }),
    marker_type: u8({
      filter: "tlvType",
      label: "TLV Type",
      show: "hex",
      names: { "Marker Terminator": 0, "Marker Information": 1, "Marker Response Information": 2 },
      default: 1,
    }),
    marker_length: u8({ filter: "tlvLen", label: "TLV Length", show: "hex", default: 16 }),
    requester_port: u16({ filter: "requesterPort", label: "Requester Port" }),
    requester_system: mac({ filter: "requesterSystem", label: "Requester System", default: none }),
    requester_transaction_id: u32({ filter: "requesterTransId", label: "Requester Transaction ID" }),
    marker_reserved: u16({ filter: "requesterPad", label: "Requester Pad", type: "FT_UINT32" }),
    terminator_type: u8({
      filter: "tlvType",
      label: "TLV Type",
      show: "hex",
      names: { "Marker Terminator": 0, "Marker Information": 1, "Marker Response Information": 2 },
    }),
    terminator_length: u8({ filter: "tlvLen", label: "TLV Length", show: "hex" }),
    reserved: bytes(90, { filter: "reserved", label: "Reserved" }),
  },
});
