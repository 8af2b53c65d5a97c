import { bits, struct, u16, u32, when } from "../../definition/fields.ts";
import type { Common } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";

const MIRRORED = 0x88be;
const STAMPED = 0x22eb;
const ETHERNET = 0x6558;
const word = { type: "FT_UINT16", word: 16 } as const satisfies Common<number>;

const versions = { "Type II": 1, "Type III": 2 } as const;
const truncated = { "Not truncated": 0, Truncated: 1 } as const;

/** Frames that a switch mirrors to a station elsewhere, behind a header of GRE without a number: no header of their own. */
export const ERSPAN1 = protocol({
  name: "erspan_i",
  path: "erspan",
  layer: "ERSPAN_I",
  title: "Encapsulated Remote Switch Packet ANalysis Type I",
  short: "ERSPAN",
  spec: "draft-foschiano-erspan-03",
  carriedBy: { "gre.proto": MIRRORED },
  next: { table: "ethertype", always: ETHERNET },
  summary: "ERSPAN I",
  fields: {},
});

/** The same behind numbered packets: which session and VLAN it was. */
export const ERSPAN2 = protocol({
  name: "erspan",
  layer: "ERSPAN_II",
  title: "Encapsulated Remote Switch Packet ANalysis Type II",
  short: "ERSPAN",
  spec: "draft-foschiano-erspan-03",
  carriedBy: { "gre.numbered": MIRRORED },
  requires: { GRE: { seqnum_present: 1, proto: MIRRORED } },
  next: { table: "ethertype", always: ETHERNET },
  summary: "ERSPAN {session_id}",
  fields: {
    ver: bits(4, { filter: "version", label: "Version", names: versions, default: 1, ...word }),
    vlan: bits(12, { label: "Vlan", ...word }),
    cos: bits(3, { label: "COS", ...word }),
    en: bits(2, {
      filter: "encap",
      label: "Encap",
      names: {
        "Originally without VLAN tag": 0,
        "Originally ISL encapsulated": 1,
        "Originally 802.1Q encapsulated": 2,
        "VLAN tag preserved in frame": 3,
      },
      ...word,
    }),
    t: bits(1, { filter: "truncated", label: "Truncated", names: truncated, ...word }),
    session_id: bits(10, { filter: "spanid", label: "SpanID", ...word }),
    reserved: bits(12, { label: "Reserved", type: "FT_UINT32", word: 32 }),
    index: bits(20, { label: "Index", type: "FT_UINT32", word: 32 }),
  },
});

/** The same with a time, and what hardware says. */
export const ERSPAN3 = protocol({
  name: "erspan_iii",
  path: "erspan",
  prefix: "erspan",
  layer: "ERSPAN_III",
  title: "Encapsulated Remote Switch Packet ANalysis Type III",
  short: "ERSPAN",
  spec: "draft-foschiano-erspan-03",
  carriedBy: { "gre.proto": STAMPED },
  requires: { GRE: { proto: STAMPED } },
  next: { table: "ethertype", always: ETHERNET },
  summary: "ERSPAN {session_id}",
  fields: {
    ver: bits(4, { filter: "version", label: "Version", names: versions, default: 2, ...word }),
    vlan: bits(12, { label: "Vlan", ...word }),
    cos: bits(3, { label: "COS", ...word }),
    bso: bits(2, {
      label: "Bad/Short/Oversized",
      names: {
        "Good or unknown integrity": 0,
        "Short frame": 1,
        "Oversized frame": 2,
        "CRC or alignment error": 3,
      },
      ...word,
    }),
    t: bits(1, { filter: "truncated", label: "Truncated", names: truncated, ...word }),
    session_id: bits(10, { filter: "spanid", label: "SpanID", ...word }),
    timestamp: u32({ label: "Timestamp" }),
    sgt_other: u16({ filter: "sgt", label: "Security Group Tag" }),
    p: bits(1, { label: "Has Ethernet PDU", ...word }),
    ft: bits(5, { label: "Frame Type", names: { Ethernet: 0, IP: 2 }, ...word }),
    hw: bits(6, { label: "Hardware ID", ...word }),
    d: bits(1, { filter: "direction", label: "Direction", truth: ["Egress", "Ingress"], word: 16 }),
    gra: bits(2, {
      label: "Timestamp granularity",
      names: { "100 microseconds": 0, "100 nanoseconds": 1, "IEEE 1588": 2, "Custom granularity": 3 },
      ...word,
    }),
    o: bits(1, { label: "Optional Sub headers", ...word }),
    platform: when(
      { field: "o" },
      struct({
        platf_id: bits(6, { filter: "platid", label: "Platform ID", type: "FT_UINT32", word: 32 }),
        info1: bits(26, { filter: "" }),
        info2: u32({ filter: "" }),
      }),
    ),
  },
});
