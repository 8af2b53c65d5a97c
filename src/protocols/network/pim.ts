import { u16 as u16At } from "../../bytes/numbers.ts";
import {
  bits,
  bytes,
  choice,
  ipv4,
  ipv6,
  options,
  repeated,
  struct,
  u16,
  u32,
  u8,
  variant,
  when,
} from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { aside } from "../parts/aside.ts";
import { bitView, SET, YES } from "../parts/bit-view.ts";

const REGISTER = 1;
const types = {
  0: "Hello",
  1: "Register",
  2: "Register-stop",
  3: "Join/Prune",
  4: "Bootstrap",
  5: "Assert",
  6: "Graft",
  7: "Graft-Ack",
  8: "Candidate-RP-Advertisement",
  9: "State-Refresh",
  10: "DF election",
  11: "ECMP redirect",
  12: "PFM source discovery",
};

const family = u8({
  filter: "addr_address_family",
  label: "Address Family",
  strings: { 0: "Reserved", 1: "IPv4", 2: "IPv6" },
  default: 1,
});
const encoding = u8({
  filter: "addr_encoding_type",
  label: "Encoding Type",
  strings: { 0: "Native", 1: "Native with Join Attribute" },
});
/** An address of either family; `names` are Wireshark's for them. */
const address = (names: readonly [string, string], label: string): AnyField =>
  choice(
    "family",
    { 1: ipv4({ filter: names[0], label }), 2: ipv6({ filter: names[1], label }) },
    { otherwise: bytes("rest", { filter: "" }) },
  );

/** An encoded address (RFC 7761 4.9.1). */
const unicast = (label: string): AnyField =>
  struct({ family, encoding, unicast: address(["unicast", "unicast_ipv6"], "Unicast") }, { filter: "", label });
const group = (): AnyField =>
  struct(
    {
      family,
      encoding,
      flags: u8({
        filter: "group_addr.flags",
        label: "Flags",
        show: "hex",
        views: [
          bitView("group_addr.flags.b", "Bidirectional PIM", 0x80, SET),
          { filter: "group_addr.flags.reserved", label: "Reserved", type: "FT_UINT8", mask: 0x7e, show: "hex" },
          bitView("group_addr.flags.z", "Admin Scope Zone", 0x01, SET),
        ],
      }),
      mask: u8({ filter: "mask_len", label: "Masklen" }),
      group: address(["group", "group_ip6"], "Group"),
    },
    { filter: "", label: "Group" },
  );
const source = (label: string): AnyField =>
  struct(
    {
      family,
      encoding,
      flags: u8({
        filter: "source_addr.flags",
        label: "Flags",
        show: "hex",
        views: [
          { filter: "source_addr.flags.reserved", label: "Reserved", type: "FT_UINT8", mask: 0xf8, show: "hex" },
          bitView("source_addr.flags.s", "Sparse", 0x04, SET),
          bitView("source_addr.flags.w", "WildCard", 0x02, SET),
          bitView("source_addr.flags.r", "Rendezvous Point Tree", 0x01, SET),
        ],
      }),
      mask: u8({ filter: "mask_len", label: "Masklen" }),
      source: address(["source", "source_ip6"], "Source"),
    },
    { filter: "", label },
  );

const holdtime = u16({ filter: "holdtime", label: "Holdtime", strings: { 0: "goodbye", 65535: "Infinity" } });

type Named = readonly (readonly [key: string, size: number, field: AnyField])[];

/**
 * An option of a known type whose length may lie: Wireshark shows what it would hold, although the next one starts inside,
 * and whatever stands there.
 */
function option(fields: Named): AnyField {
  const size = fields.reduce((sum, [, octets]) => sum + octets, 0);
  const beyond = aside(
    fields.map(([key, , field]) => [key, field]),
    (octets, at, found) => {
      if (u16At(octets, at - 2) >= size || at + size > octets.length) return;
      for (const [index, [, octetsOfIt]] of fields.entries()) found(index, at, (at += octetsOfIt));
    },
  );
  const value =
    fields.length === 1 ? fields[0]![2] : struct(Object.fromEntries(fields.map(([key, , field]) => [key, field])));
  return struct(
    { beyond, value: when({ left: size }, value), more: when({ left: 1 }, bytes("rest", { filter: "" })) },
    { filter: "" },
  );
}

const hello = options(
  {
    code: u16({ filter: "optiontype", label: "Type" }),
    length: u16({ filter: "optionlength", label: "Length" }),
    unknown: { data: "optionvalue", dataLabel: "Unknown" },
  },
  {
    holdtime: { code: 1, value: option([["holdtime", 2, holdtime]]) },
    delay: {
      code: 2,
      value: option([
        [
          "delay",
          2,
          struct(
            {
              t: bits(1, { filter: "t", label: "T" }),
              propagation: bits(15, { filter: "propagation_delay", label: "Propagation Delay", word: 16 }),
            },
            { filter: "" },
          ),
        ],
        ["override", 2, u16({ filter: "override_interval", label: "Override Interval" })],
      ]),
    },
    priority: { code: 19, value: option([["priority", 4, u32({ filter: "dr_priority", label: "DR Priority" })]]) },
    generation: { code: 20, value: option([["id", 4, u32({ filter: "generation_id", label: "Generation ID" })]]) },
    refresh: {
      code: 21,
      value: option([
        ["version", 1, u8({ filter: "state_refresh_version", label: "Version" })],
        ["interval", 1, u8({ filter: "state_refresh_interval", label: "Interval" })],
        ["reserved", 2, u16({ filter: "state_refresh_reserved", label: "Reserved" })],
      ]),
    },
    addresses: {
      code: 24,
      value: repeated(struct({ family, encoding, address: address(["address_list", "address_list_ip6"], "Address") }), {
        filter: "",
      }),
    },
  },
  { filter: "" },
);

const joins = struct(
  {
    upstream: unicast("Upstream-neighbor"),
    reserved: u8({ filter: "res_bytes", label: "Reserved byte(s)", type: "FT_BYTES" }),
    count: u8({ filter: "numgroups", label: "Num Groups", type: "FT_UINT16" }),
    holdtime,
    groups: repeated(
      struct(
        {
          group: group(),
          joinCount: u16({ filter: "numjoins", label: "Num Joins" }),
          pruneCount: u16({ filter: "numprunes", label: "Num Prunes" }),
          joins: repeated(source("Join"), { filter: "", count: "joinCount" }),
          prunes: repeated(source("Prune"), { filter: "", count: "pruneCount" }),
        },
        { filter: "", label: "Group" },
      ),
      { filter: "", count: "count" },
    ),
  },
  { filter: "" },
);

const points = struct(
  {
    point: unicast("RP"),
    holdtime,
    priority: u8({ label: "Priority" }),
    reserved: u8({ filter: "res_bytes", label: "Reserved byte(s)", type: "FT_BYTES" }),
  },
  { filter: "" },
);
const bootstrap = struct(
  {
    tag: u16({ filter: "fragment_tag", label: "Fragment tag", show: "hex" }),
    mask: u8({ filter: "hash_mask_len", label: "Hash mask len" }),
    priority: u8({ filter: "bsr_priority", label: "BSR priority" }),
    router: unicast("BSR"),
    groups: repeated(
      struct(
        {
          group: group(),
          count: u8({ filter: "rp_count", label: "RP count" }),
          fragmentCount: u8({ filter: "frp_count", label: "FRP count" }),
          reserved: u16({ filter: "res_bytes", label: "Reserved byte(s)", type: "FT_BYTES" }),
          points: repeated(points, { filter: "", count: "fragmentCount" }),
        },
        { filter: "" },
      ),
      { filter: "" },
    ),
  },
  { filter: "" },
);

/** What a register carries stands behind it, if it is of a known version; a header in place of one has none. */
const register = struct(
  {
    flags: u32({
      filter: "register_flag",
      label: "Flags",
      show: "hex",
      views: [
        bitView("register_flag.border", "Border", 0x80000000, YES),
        bitView("register_flag.null_register", "Null-Register", 0x40000000, YES),
      ],
    }),
    dummy: variant([{ starts: [[[0x40, 0x4f]], [[0x60, 0x6f]]], of: struct({}) }], {
      otherwise: struct({
        version: bits(4, { filter: "ip_version", label: "IP Version", strings: { 0: "Dummy Header" } }),
        low: bits(4, { filter: "" }),
        header: bytes("rest", { filter: "" }),
      }),
      filter: "",
    }),
  },
  { filter: "" },
);

const bodies: { readonly [type: number]: AnyField } = {
  0: hello,
  [REGISTER]: register,
  2: struct({ group: group(), source: unicast("Source") }, { filter: "" }),
  3: joins,
  4: bootstrap,
  5: struct(
    {
      group: group(),
      source: unicast("Source"),
      tree: bits(1, { filter: "rpt", label: "RP Tree" }),
      preference: bits(31, { filter: "metric_pref", label: "Metric Preference", word: 32 }),
      metric: u32({ label: "Metric" }),
    },
    { filter: "" },
  ),
  6: joins,
  7: joins,
  8: struct(
    {
      count: u8({ filter: "prefix_count", label: "Prefix-count" }),
      priority: u8({ label: "Priority" }),
      holdtime,
      point: unicast("RP"),
      groups: repeated(group(), { filter: "", count: "count" }),
    },
    { filter: "" },
  ),
};

/** Protocol Independent Multicast, version 2; a register carries a packet. */
export const PIM = protocol({
  name: "pim",
  layer: "PIMv2Hdr",
  title: "Protocol Independent Multicast",
  spec: "RFC 7761, RFC 3973",
  carriedBy: { "ip.proto": 103 },
  startsWith: [[[0x20, 0x2f]]],
  next: { table: "raw.version", only: { type: REGISTER }, peekBits: 4 },
  summary: "PIM {type}",
  fields: {
    version: bits(4, { label: "Version", default: 2 }),
    type: bits(4, { label: "Type", strings: types }),
    reserved: u8({ filter: "res_bytes", label: "Reserved byte(s)", type: "FT_BYTES" }),
    checksum: u16({ filter: "cksum", label: "Checksum", show: "hex" }),
    body: choice("type", bodies, { otherwise: bytes("rest", { filter: "" }) }),
    more: when({ field: "type", is: [REGISTER], not: true }, bytes("rest", { filter: "" })),
  },
});
