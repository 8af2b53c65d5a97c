import { bits, bytes, choice, implied, ipv4, repeated, struct, u16, u24, u32, u8 } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { bitView, SET, YES } from "./bit-view.ts";

/** Advertisements of link states in OSPF version 2 (RFC 2328 A.4). */

export const linkStateTypes = {
  1: "Router-LSA",
  2: "Network-LSA",
  3: "Summary-LSA (IP network)",
  4: "Summary-LSA (ASBR)",
  5: "AS-External-LSA (ASBR)",
  6: "Group Membership LSA",
  7: "NSSA AS-External-LSA",
  8: "External Attributes LSA",
  9: "Opaque LSA, Link-local scope",
  10: "Opaque LSA, Area-local scope",
  11: "Opaque LSA, AS-local scope",
};

export const advertisingRouter = ipv4({ filter: "advrouter", label: "Advertising Router" });
export const linkStateId = ipv4({ filter: "lsa.id", label: "Link State ID" });

export const options = u8({
  filter: "v2.options",
  label: "Options",
  show: "hex",
  views: [
    bitView("v2.options.dn", "DN", 0x80, SET),
    bitView("v2.options.o", "O", 0x40, SET),
    bitView("v2.options.dc", "(DC) Demand Circuits", 0x20, ["Supported", "Not supported"]),
    bitView("v2.options.l", "(L) LLS Data block", 0x10, ["Present", "Not Present"]),
    bitView("v2.options.n", "(N) NSSA", 0x08, ["Supported", "Not supported"]),
    bitView("v2.options.mc", "(MC) Multicast", 0x04, ["Capable", "Not capable"]),
    bitView("v2.options.e", "(E) External Routing", 0x02, ["Capable", "Not capable"]),
    bitView("v2.options.mt", "(MT) Multi-Topology Routing", 0x01, YES),
  ],
});

const kind = (name: string, label: string) => implied({ filter: `lsa.${name}`, label, hidden: true });
const opaque = kind("opaque", "Opaque LSA");
const kinds = {
  1: kind("router", "Router LSA"),
  2: kind("network", "Network LSA"),
  3: kind("summary", "Summary LSA (IP Network)"),
  4: kind("asbr", "Summary LSA (ASBR)"),
  5: kind("asext", "AS-External LSA (ASBR)"),
  6: kind("member", "Group Membership LSA"),
  7: kind("nssa", "NSSA AS-External LSA"),
  8: kind("attr", "External Attributes LSA"),
  9: opaque,
  10: opaque,
  11: opaque,
};

const TRAFFIC_ENGINEERING = 1;
const opaqueTypes = {
  1: "Traffic Engineering LSA",
  2: "Sycamore Optical Topology Descriptions",
  3: "grace-LSA",
  4: "Optional Router Capabilities",
  5: "L1VPN LSA",
  6: "Inter-AS-TE-v2 LSA",
  7: "OSPFv2 Extended Prefix Opaque LSA",
  8: "OSPFv2 Extended Link Opaque LSA",
};
const opaqueId = struct({
  type: u8({ filter: "lsid_opaque_type", label: "Link State ID Opaque Type", strings: opaqueTypes }),
  id: choice(
    "type",
    {
      [TRAFFIC_ENGINEERING]: struct({
        reserved: u8({ filter: "lsid_te_lsa.reserved", label: "Link State ID TE-LSA Reserved" }),
        instance: u16({ filter: "lsid_te_lsa.instance", label: "Link State ID TE-LSA Instance" }),
      }),
    },
    { otherwise: u24({ filter: "lsid.opaque_id", label: "Link State ID Opaque ID" }) },
  ),
});

const head = {
  donotage: bits(1, { filter: "lsa.donotage", label: "Do Not Age Flag", type: "FT_UINT16", word: 16 }),
  age: bits(15, { filter: "lsa.age", label: "LS Age (seconds)", word: 16 }),
  options,
  type: u8({ filter: "lsa", label: "LS Type", strings: linkStateTypes }),
  kind: choice("type", kinds, { otherwise: struct({}, { filter: "" }) }),
  id: choice("type", { 9: opaqueId, 10: opaqueId, 11: opaqueId }, { otherwise: linkStateId }),
  router: advertisingRouter,
  sequence: u32({ filter: "lsa.seqnum", label: "Sequence Number", show: "hex" }),
  checksum: u16({ filter: "lsa.chksum", label: "Checksum", show: "hex" }),
  length: u16({ filter: "lsa.length", label: "Length" }),
} as const;

/** The header alone, as databases are described and acknowledged. */
export const linkStateHeader = struct(head, { filter: "", label: "LSA", line: "ospf.advertisement" });

const otherMetric = struct({
  tos: u8({ filter: "lsa.tos", label: "TOS" }),
  metric: u24({ filter: "metric", label: "Metric", type: "FT_UINT32" }),
});

const link = struct(
  {
    id: ipv4({ filter: "lsa.router.linkid", label: "Link ID" }),
    data: ipv4({ filter: "lsa.router.linkdata", label: "Link Data" }),
    type: u8({
      filter: "lsa.router.linktype",
      label: "Link Type",
      strings: {
        1: "Point-to-point connection to another router",
        2: "Connection to a transit network",
        3: "Connection to a stub network",
        4: "Virtual link",
      },
    }),
    count: u8({ filter: "lsa.router.nummetrics", label: "Number of Metrics" }),
    metric: u16({ filter: "lsa.router.metric0", label: "0 Metric" }),
    metrics: repeated(otherMetric, { filter: "", count: "count" }),
  },
  { filter: "", label: "Link" },
);

const flag = (name: string, label: string, mask: number) => bitView(`v2.router.lsa.flags.${name}`, label, mask, YES);
const router = struct({
  flags: u8({
    filter: "v2.router.lsa.flags",
    label: "Flags",
    show: "hex",
    views: [
      flag("h", "(H) flag", 0x80),
      flag("n", "(N) flag", 0x10),
      flag("w", "(W) Wild-card multicast receiver", 0x08),
      flag("v", "(V) Virtual link endpoint", 0x04),
      flag("e", "(E) AS boundary router", 0x02),
      flag("b", "(B) Area border router", 0x01),
    ],
  }),
  zero: u8({ filter: "" }),
  count: u16({ filter: "lsa.number_of_links", label: "Number of Links" }),
  links: repeated(link, { filter: "", count: "count" }),
});
const network = struct({
  netmask: ipv4({ filter: "lsa.network.netmask", label: "Netmask" }),
  routers: repeated(ipv4({ filter: "lsa.network.attchrtr", label: "Attached Router" }), { filter: "" }),
});
const summary = struct({
  netmask: ipv4({ filter: "lsa.asbr.netmask", label: "Netmask" }),
  metrics: repeated(otherMetric, { filter: "" }),
});
const externalTypes = [
  "Type 2 (metric is larger than any other link state path)",
  "Type 1 (metric is specified in the same units as interface cost)",
] as const;
const external = struct({
  netmask: ipv4({ filter: "lsa.asext.netmask", label: "Netmask" }),
  metrics: repeated(
    struct({
      second: bits(1, { filter: "lsa.asext.type", label: "External Type", truth: externalTypes }),
      tos: bits(7, { filter: "lsa.tos", label: "TOS" }),
      metric: u24({ filter: "metric", label: "Metric", type: "FT_UINT32" }),
      forwarding: ipv4({ filter: "lsa.asext.fwdaddr", label: "Forwarding Address" }),
      tag: u32({ filter: "lsa.asext.extrttag", label: "External Route Tag" }),
    }),
    { filter: "" },
  ),
});

const bodies: { readonly [type: number]: AnyField } = {
  1: router,
  2: network,
  3: summary,
  4: summary,
  5: external,
  7: external,
};

/** An advertisement with what it says. */
export const linkState = struct(
  {
    ...head,
    body: struct(
      { content: choice("type", bodies, { otherwise: bytes("rest", { filter: "" }) }) },
      { filter: "", size: { by: "length", minus: 20 } },
    ),
  },
  { filter: "", label: "LSA", line: "ospf.advertisement" },
);

export const linkStateRequest = struct(
  {
    type: u32({ filter: "lsa", label: "LS Type", type: "FT_UINT8", strings: linkStateTypes }),
    id: ipv4({ filter: "link_state_id", label: "Link State ID" }),
    router: advertisingRouter,
  },
  { filter: "", label: "Link State Request" },
);
