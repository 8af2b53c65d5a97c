import { sizeOf } from "../../definition/auto.ts";
import {
  bytes,
  choice,
  custom,
  ipv4,
  ipv6,
  repeated,
  struct,
  u16,
  u32,
  u64,
  u8,
  when,
} from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView, SET } from "./bit-view.ts";
import { communities, extendedCommunities, largeCommunities } from "./bgp-communities.ts";
import { attributeTypes, families, origins, subsequentFamilies } from "./bgp-names.ts";
import { systemPath } from "./bgp-paths.ts";
import { routeDistinguisher, routes, type RouteShape } from "./bgp-routes.ts";

const attribute = "update.path_attribute";
const UNICAST = 1;
const MULTICAST = 2;
const LABELLED = 4;
const VPN = 128;

/** Routes of the families that are known, by the address family and what is routed; the others are octets. */
const familyRoutes = (which: "reach" | "unreach"): AnyField => {
  const title = which === "reach" ? "Reach" : "Unreach";
  const list = (bits: 32 | 128, about: Partial<RouteShape> = {}) => {
    const version = bits === 32 ? "ipv4" : "ipv6";
    return custom(
      routes({
        bits,
        prefix: `mp_${which}_nlri_${version}_prefix`,
        label: `MP ${title} NLRI IPv${bits === 32 ? 4 : 6} prefix`,
        length: about.distinguished ? "Prefix Length" : `MP ${title} NLRI ${about.labelled ? "P" : "p"}refix length`,
        ...about,
      }),
      { filter: "" },
    );
  };
  const of = (bits: 32 | 128): AnyField =>
    choice(
      "safi",
      {
        [UNICAST]: list(bits),
        [MULTICAST]: list(bits),
        [LABELLED]: list(bits, { labelled: true }),
        [VPN]: list(bits, { labelled: true, distinguished: true, whole: bits === 128 }),
      },
      { otherwise: bytes("rest", { filter: "" }), opaque: true },
    );
  return choice("afi", { 1: of(32), 2: of(128) }, { otherwise: bytes("rest", { filter: "" }) });
};

const hop = `${attribute}.mp_reach_nlri.next_hop`;
const rd = custom(routeDistinguisher, { filter: `${hop}.rd`, label: "Route Distinguisher" });
const hop4 = ipv4({ filter: `${hop}.ipv4`, label: "IPv4 Address" });
const hop6 = ipv6({ filter: `${hop}.ipv6`, label: "IPv6 Address" });
const local = ipv6({ filter: `${hop}.ipv6.link_local`, label: "Link-local Address" });
const nextHop = struct(
  {
    length: u8({ filter: "", auto: sizeOf("address") }),
    address: choice(
      "length",
      {
        4: hop4,
        12: struct({ rd, address: hop4 }, { filter: "" }),
        16: hop6,
        24: struct({ rd, address: hop6 }, { filter: "" }),
        32: struct({ address: hop6, local }, { filter: "" }),
        48: struct({ rd, address: hop6, localRd: rd, local }, { filter: "" }),
      },
      { otherwise: bytes({ by: "length" }, { filter: "" }) },
    ),
  },
  { filter: hop, label: "Next hop", type: "FT_BYTES" },
);
const family = (which: "reach" | "unreach") => ({
  afi: u16({
    filter: `${attribute}.mp_${which}_nlri.afi`,
    label: "Address family identifier (AFI)",
    strings: families,
  }),
  safi: u8({
    filter: `${attribute}.mp_${which}_nlri.safi`,
    label: "Subsequent address family identifier (SAFI)",
    strings: subsequentFamilies,
  }),
});

const reach = struct(
  {
    ...family("reach"),
    hop: nextHop,
    points: u8({
      filter: `${attribute}.mp_reach_nlri.nbr_snpa`,
      label: "Number of Subnetwork points of attachment (SNPA)",
    }),
    attachments: repeated(
      struct(
        {
          length: u8({ filter: `${attribute}.mp_reach_nlri.snpa_length`, label: "SNPA Length" }),
          point: bytes({ by: "length" }, { filter: `${attribute}.mp_reach_nlri.snpa`, label: "SNPA" }),
        },
        { filter: "" },
      ),
      { filter: "", count: "points" },
    ),
    routes: struct(
      { routes: familyRoutes("reach") },
      {
        filter: `${attribute}.mp_reach_nlri`,
        label: "Network Layer Reachability Information (NLRI)",
        type: "FT_NONE",
      },
    ),
  },
  { filter: "" },
);
const unreach = struct(
  {
    ...family("unreach"),
    routes: struct(
      { routes: familyRoutes("unreach") },
      { filter: `${attribute}.mp_unreach_nlri`, label: "Withdrawn Routes", type: "FT_NONE" },
    ),
  },
  { filter: "" },
);

const origin = ipv4({ filter: `${attribute}.aggregator_origin`, label: "Aggregator origin" });
const aggregator = choice(
  "length",
  {
    6: struct(
      { as: u16({ filter: `${attribute}.aggregator_as`, label: "Aggregator AS", type: "FT_UINT32" }), origin },
      { filter: "" },
    ),
    8: struct({ as: u32({ filter: `${attribute}.aggregator_as`, label: "Aggregator AS" }), origin }, { filter: "" }),
  },
  { otherwise: bytes("rest", { filter: "" }) },
);

const metric = repeated(
  struct(
    {
      type: u8({ filter: "update.attribute.aigp.type", label: "AIGP attribute type", strings: { 1: "Type AIGP TLV" } }),
      length: u16({ filter: "update.attribute.aigp.length", label: "AIGP TLV length" }),
      metric: choice(
        "type",
        { 1: u64({ filter: "update.attribute.aigp.accu_igp_metric", label: "AIGP Accumulated IGP Metric" }) },
        { otherwise: bytes("rest", { filter: "" }), size: { by: "length", minus: 3 } },
      ),
    },
    { filter: `${attribute}.aigp`, label: "AIGP Attribute", type: "FT_NONE" },
  ),
  { filter: "" },
);

const plainValues: { readonly [type: number]: AnyField } = {
  1: u8({ filter: `${attribute}.origin`, label: "Origin", strings: origins }),
  2: systemPath([2, 4]),
  3: ipv4({ filter: `${attribute}.next_hop`, label: "Next hop" }),
  4: u32({ filter: `${attribute}.multi_exit_disc`, label: "Multiple exit discriminator" }),
  5: u32({ filter: `${attribute}.local_pref`, label: "Local preference" }),
  7: aggregator,
  8: communities,
  9: ipv4({ filter: `${attribute}.originator_id`, label: "Originator identifier" }),
  10: repeated(ipv4({ filter: "path_attribute.cluster_id", label: "Cluster ID" }), {
    filter: "path_attribute.cluster_list",
    label: "Cluster List",
    type: "FT_NONE",
  }),
  14: reach,
  15: unreach,
  16: extendedCommunities,
  17: systemPath([4]),
  18: aggregator,
  26: metric,
  32: largeCommunities,
};

/** An attribute, whose length has one octet or two as a flag says, with one of these values. */
const attributeOf = (values: { readonly [type: number]: AnyField }): AnyField => {
  const body = (length: AnyField): AnyField =>
    struct(
      {
        length,
        value: choice("type", values, {
          otherwise: bytes("rest", { filter: "" }),
          size: { by: "length" },
        }),
      },
      { filter: "" },
    );
  const about = { filter: `${attribute}.length`, label: "Length", type: "FT_UINT16", auto: sizeOf("value") } as const;
  return struct(
    {
      flags: u8({
        filter: `${attribute}.flags`,
        label: "Flags",
        show: "hex",
        default: 0x40,
        views: [
          bitView(`${attribute}.flags.optional`, "Optional", 0x80, SET),
          bitView(`${attribute}.flags.transitive`, "Transitive", 0x40, SET),
          bitView(`${attribute}.flags.partial`, "Partial", 0x20, SET),
          bitView(`${attribute}.flags.extended_length`, "Extended-Length", 0x10, SET),
          { filter: `${attribute}.flags.unused`, label: "Unused", type: "FT_UINT8", mask: 0x0f, show: "hex" },
        ],
      }),
      type: u8({ filter: `${attribute}.type_code`, label: "Type Code", strings: attributeTypes, default: 1 }),
      short: when({ field: "flags", mask: 0x10, is: [0] }, body(u8(about))),
      long: when({ field: "flags", mask: 0x10 }, body(u16(about))),
    },
    { filter: attribute, label: "Path Attribute", type: "FT_NONE" },
  );
};

const attributesOf = (values: { readonly [type: number]: AnyField }, size?: { readonly by: string }): AnyField =>
  repeated(attributeOf(values), {
    filter: "update.path_attributes",
    label: "Path attributes",
    type: "FT_NONE",
    ...(size ? { size } : {}),
  });

/** Attributes of a customer that a provider carries (RFC 6368); a set within a set is octets. */
const attributeSet = struct(
  {
    as: u32({ filter: `${attribute}.attr_set.origin_as`, label: "Origin AS" }),
    attributes: attributesOf(plainValues),
  },
  { filter: "" },
);

/** What an UPDATE says of the paths to its routes (RFC 4271 4.3), in as many octets as the field `by` says. */
export const pathAttributes = (by: string): AnyField => attributesOf({ ...plainValues, 128: attributeSet }, { by });
