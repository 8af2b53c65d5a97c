import type { Custom } from "../../definition/custom.ts";
import { bytes, choice, custom, ipv4, repeated, struct, u16, u32, u48, u8, variant } from "../../definition/fields.ts";
import type { AnyField, ValueStrings } from "../../definition/kinds.ts";
import { bitView } from "./bit-view.ts";
import { encapsulationTypes } from "./bgp-names.ts";

const communityTypes = {
  0x0: "Transitive 2-Octet AS-Specific",
  0x1: "Transitive IPv4-Address-Specific",
  0x2: "Transitive 4-Octet AS-Specific",
  0x3: "Transitive Opaque",
  0x4: "Transitive QoS Marking",
  0x5: "Transitive CoS Capability",
  0x6: "Transitive EVPN",
  0x7: "FlowSpec Transitive",
  0x8: "Transitive Flow spec redirect/mirror to IP next-hop",
  0x9: "Transitive FlowSpec Redirect to indirection-id",
  0x80: "Generic Transitive Experimental Use",
  0x81: "Generic Transitive Experimental Use Part 2",
  0x82: "Generic Transitive Experimental Use Part 3 ",
  0x88: "Transitive Experimental EIGRP",
  0x40: "Non-Transitive 2-Octet AS-Specific",
  0x41: "Non-Transitive IPv4-Address-Specific",
  0x42: "Non-Transitive 4-Octet AS-Specific",
  0x43: "Non-Transitive Opaque",
  0x44: "Non-Transitive QoS Marking",
};

const transitiveAs2 = {
  0x2: "Route Target",
  0x3: "Route Origin",
  0x5: "OSPF Domain Identifier",
  0x8: "BGP Data Collection",
  0x9: "Source AS",
  0xa: "L2VPN Identifier",
  0x10: "Cisco VPN-Distinguisher",
};

const localAs2 = {
  0x4: "Link Bandwidth",
  0x80: "Virtual-Network Identifier",
};

const transitiveAs4 = {
  0x2: "Route Target",
  0x3: "Route Origin",
  0x4: "Generic",
  0x8: "BGP Data Collection",
  0x5: "OSPF Domain Identifier",
  0x9: "Source AS",
  0x10: "Cisco VPN Identifier",
  0x13: "Route-Target Record",
};

const localAs4 = {
  0x4: "Generic",
};

const transitiveAddress = {
  0x2: "Route Target",
  0x3: "Route Origin",
  0x5: "OSPF Domain Identifier",
  0x7: "OSPF Router ID",
  0xa: "L2VPN Identifier",
  0xb: "VRF Route Import",
  0x10: "Cisco VPN-Distinguisher",
  0x12: "Inter-area P2MP Segmented Next-Hop",
};

const transitiveOpaque = {
  0x1: "Cost",
  0x6: "OSPF Route Type",
  0xb: "Color",
  0xc: "Encapsulation",
  0xd: "Default Gateway",
};

const localOpaque = {
  0x1: "Cost",
  0x0: "BGP Origin Validation state",
};

const experimental = {
  0x0: "OSPF Route Type",
  0x1: "OSPF Router ID",
  0x4: "Security Group",
  0x5: "OSPF Domain Identifier",
  0x6: "Flow spec traffic-rate",
  0x7: "Flow spec traffic-action",
  0x8: "Flow spec redirect AS 2 bytes",
  0x9: "Flow spec traffic-remarking",
  0xa: "Layer2 Info",
  0xb: "E-Tree Info",
  0x84: "Tag",
  0x85: "Origin Sub-Cluster",
};

const wellKnown = {
  0xffff0000: "GRACEFUL_SHUTDOWN",
  0xffff0001: "ACCEPT_OWN",
  0xffff029a: "BLACKHOLE",
  0xffffff01: "NO_EXPORT",
  0xffffff02: "NO_ADVERTISE",
  0xffffff03: "NO_EXPORT_SUBCONFED",
  0xffffff04: "NOPEER",
};

const attribute = "update.path_attribute";
const community = (starts: readonly (readonly number[])[], fields: { readonly [key: string]: AnyField }) => ({
  starts,
  of: struct(fields, { filter: `${attribute}.community`, label: "Community", type: "FT_NONE" }),
});

/** Communities (RFC 1997): an autonomous system's own numbers, or one of those that everybody knows. */
export const communities = repeated(
  variant(
    [
      community(
        Object.keys(wellKnown).map((value) => [24, 16, 8, 0].map((shift) => (Number(value) >>> shift) & 0xff)),
        {
          wellKnown: u32({
            filter: `${attribute}.community_wellknown`,
            label: "Community Well-known",
            show: "hex",
            strings: wellKnown,
          }),
        },
      ),
    ],
    {
      otherwise: struct(
        {
          as: u16({ filter: `${attribute}.community_as`, label: "Community AS" }),
          value: u16({ filter: `${attribute}.community_value`, label: "Community value" }),
        },
        { filter: `${attribute}.community`, label: "Community", type: "FT_NONE" },
      ),
    },
  ),
  { filter: `${attribute}.communities`, label: "Communities", type: "FT_NONE" },
);

/** Communities with room for the numbers of autonomous systems that have four octets (RFC 8092). */
export const largeCommunities = repeated(
  struct(
    {
      administrator: u32({ filter: "large_communities.ga", label: "Global Administrator" }),
      part1: u32({ filter: "large_communities.ldp1", label: "Local Data Part 1" }),
      part2: u32({ filter: "large_communities.ldp2", label: "Local Data Part 2" }),
    },
    { filter: "large_communities", label: "Large Communities", type: "FT_STRING" },
  ),
  { filter: "" },
);

/** A number of IEEE 754 with 32 bits; one that is none keeps its octets. */
const float32: Custom<number | Uint8Array> = {
  name: "float32",
  single: true,
  skip: (_octets, at) => at + 4,
  read({ bytes: octets }, start, end) {
    const number = floatAt(octets, start);
    return Number.isNaN(number) ? octets.slice(start, end) : number;
  },
  write(writer, value) {
    if (typeof value !== "number") return writer.octets(value ?? new Uint8Array(4));
    const octets = new Uint8Array(4);
    new DataView(octets.buffer).setFloat32(0, value);
    writer.octets(octets);
  },
  number: floatAt,
};
function floatAt(octets: Uint8Array, at: number): number {
  return new DataView(octets.buffer, octets.byteOffset + at, 4).getFloat32(0);
}

const as2 = u16({ filter: "ext_com.value_as2", label: "2-Octet AS" });
const as4 = u32({ filter: "ext_com.value_as4", label: "4-Octet AS" });
const address = ipv4({ filter: "ext_com.value_IP4", label: "IPv4 address" });
const number2 = u16({ filter: "ext_com.value_an2", label: "2-Octet AN" });
const number4 = u32({ filter: "ext_com.value_an4", label: "4-Octet AN" });
const raw = u48({ filter: "ext_com.value_raw", label: "Raw Value", show: "hex" });
const ospfRoute = struct(
  {
    area: ipv4({ filter: "ext_com.value_ospf_rtype.area", label: "Area ID" }),
    type: u8({
      filter: "ext_com.value_ospf_rtype.type",
      label: "Route type",
      strings: { 1: "Router", 2: "Network", 3: "Summary", 5: "External", 7: "NSSA External", 129: "Sham" },
    }),
    options: u8({
      filter: "ext_com.value_ospf_rtype.options",
      label: "Options",
      show: "hex",
      views: [bitView("ext_com.value_ospf_rtype.options.mt", "Metric type", 0x01, ["Type-2", "Type-1"])],
    }),
  },
  { filter: "" },
);
const ospfRouter = struct(
  { router: ipv4({ filter: "ext_com.value_ospf_rid", label: "Router ID" }), reserved: bytes(2, { filter: "" }) },
  { filter: "" },
);
const numbers = (administrator: AnyField, assigned: AnyField): AnyField =>
  struct({ administrator, number: assigned }, { filter: "" });

const kind = (
  name: string,
  label: string,
  strings: ValueStrings,
  otherwise: AnyField,
  values: { readonly [subtype: number]: AnyField } = {},
): AnyField =>
  struct(
    {
      subtype: u8({ filter: `ext_com.stype_${name}`, label: `Subtype${label}`, show: "hex", strings }),
      value: choice("subtype", values, { otherwise }),
    },
    { filter: "" },
  );

/** Extended communities (RFC 4360): eight octets each, of which the first two say what they are. */
export const extendedCommunities = repeated(
  struct(
    {
      type: u8({
        filter: "ext_com.type",
        label: "Type",
        show: "hex",
        strings: communityTypes,
        views: [
          bitView("ext_com.type.auth", "IANA Authority", 0x80, [
            "Allocated on Standard Action, Early Allocation or Experimental Basis",
            "Allocated on First Come First Serve Basis",
          ]),
          bitView("ext_com.type.tran", "Transitive across ASes", 0x40, ["Non-transitive", "Transitive"]),
        ],
      }),
      value: choice(
        "type",
        {
          0x00: kind("tr_as2", " (AS2)", transitiveAs2, numbers(as2, number4)),
          0x40: kind("ntr_as2", " (Non-transitive AS2)", localAs2, numbers(as2, number4), {
            4: numbers(
              as2,
              custom(float32, { filter: "ext_com.value_link_bw", label: "Link bandwidth", type: "FT_FLOAT" }),
            ),
          }),
          0x01: kind("tr_IP4", " (IPv4)", transitiveAddress, numbers(address, number2), { 7: ospfRouter }),
          0x41: kind("ntr_IP4", " (Non-transitive IPv4)", {}, numbers(address, number2)),
          0x02: kind("tr_as4", " (AS4)", transitiveAs4, numbers(as4, number2)),
          0x42: kind("ntr_as4", " (Non-transitive AS4)", localAs4, numbers(as4, number2)),
          0x03: kind("tr_opaque", " (Opaque)", transitiveOpaque, raw, {
            6: ospfRoute,
            12: struct(
              {
                reserved: bytes(4, { filter: "" }),
                tunnel: u16({ filter: "ext_com.tunnel_type", label: "Tunnel type", strings: encapsulationTypes }),
              },
              { filter: "" },
            ),
          }),
          0x43: kind("ntr_opaque", " (Non-transitive Opaque)", localOpaque, raw),
          0x80: kind("tr_exp", " (Experimental)", experimental, raw, {
            0: ospfRoute,
            1: ospfRouter,
            6: numbers(
              as2,
              custom(float32, { filter: "ext_com_flow.rate_limit", label: "Rate shaper", type: "FT_FLOAT" }),
            ),
            7: bytes(6, { filter: "" }),
            8: numbers(as2, number4),
            9: bytes(6, { filter: "" }),
            10: bytes(6, { filter: "" }),
          }),
        },
        { otherwise: kind("unknown", "", {}, raw) },
      ),
    },
    { filter: "ext_community", label: "Community", type: "FT_NONE" },
  ),
  { filter: "ext_communities", label: "Carried extended communities", type: "FT_NONE" },
);
