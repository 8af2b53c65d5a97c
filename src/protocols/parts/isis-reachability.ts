import type { Custom } from "../../definition/custom.ts";
import {
  bits,
  bytes,
  choice,
  custom,
  ipv4,
  repeated,
  struct,
  u16,
  u24,
  u32,
  u8,
  when,
  options,
} from "../../definition/fields.ts";
import type { AnyField, OptionCases, View } from "../../definition/kinds.ts";
import { SYSTEM, systemId } from "./system-id.ts";

/** As many octets of an address as the prefix length in the octet in front of them says, under a mask. */
function prefixBehindLength(mask: number, most: number, back: number): Custom<Uint8Array> {
  return {
    name: "prefix behind its length",
    skip: (octets, at) => at + Math.min(most, Math.ceil((octets[at - back]! & mask) / 8)),
    read: ({ bytes: octets }, start, end) => octets.slice(start, end),
    write: (writer, value) => writer.octets(value ?? new Uint8Array(0)),
  };
}

const metricView = (name: string, label: string, mask: number): View => ({
  filter: `ip_reachability.${name}`,
  label,
  type: mask === 0x3f ? "FT_UINT8" : "FT_BOOLEAN",
  mask,
});
const INTERNAL = ["External", "Internal"] as const;
const SUPPORTED = ["Not Supported", "Supported"] as const;

/** A metric of one of four kinds: whether it is supported, whether it is of another domain, and its value. */
function metric(of: string, label: string): AnyField {
  const support =
    of === "default"
      ? { ...metricView("distribution", "Distribution", 0x80), truth: ["Down", "Up"] as const }
      : { ...metricView(`${of}_metric_support`, label, 0x80), truth: SUPPORTED };
  const value = metricView(`${of}_metric`, label, 0x3f);
  const kind = {
    ...metricView(`${of}_metric_ie`, of === "default" ? "Default Metric IE" : label, 0x40),
    truth: INTERNAL,
  };
  return u8({ filter: "", views: of === "default" ? [value, kind, support] : [value, support, kind] });
}

const addresses = struct({
  default: metric("default", "Default Metric"),
  delay: metric("delay", "Delay Metric"),
  expense: metric("expense", "Expense Metric"),
  error: metric("error", "Error Metric"),
  prefix: ipv4({ filter: "ip_reachability.ipv4_prefix", label: "IPv4 prefix" }),
  mask: ipv4({ filter: "" }),
});

const neighbourView = (name: string, label: string, mask: number, truth?: readonly [string, string]): View => ({
  filter: name,
  label,
  type: truth ? "FT_BOOLEAN" : "FT_UINT8",
  mask,
  ...(truth ? { truth } : {}),
});
/** Wireshark reads every metric from the octet of the default one, `behind` octets before its own. */
const neighbourMetric = (of: string, label: string, behind = 0, support?: string): AnyField =>
  u8({
    filter: "",
    views: [
      { ...neighbourView(`eis_neighbors.${of}_metric`, label, 0x3f), offset: -behind },
      ...(support ? [{ ...neighbourView(support, label, 0x80, SUPPORTED), offset: -behind }] : []),
      neighbourView(`eis_neighbors.${of}_metric_ie`, label, 0x40, INTERNAL),
    ],
  });

const neighbours = struct({
  virtual: u8({ filter: "is_virtual", label: "IsVirtual", type: "FT_BOOLEAN", truth: ["Yes", "No"] }),
  neighbours: repeated(
    struct({
      default: neighbourMetric("default", "Default Metric"),
      delay: neighbourMetric("delay", "Delay Metric", 1, "eis_neighbors_delay_metric.supported"),
      expense: neighbourMetric("expense", "Expense Metric", 2, "eis_neighbors.expense_metric_supported"),
      error: neighbourMetric("error", "Error Metric", 3, "eis_neighbors.error_metric_supported"),
      neighbour: systemId(SYSTEM + 1, { filter: "eis_neighbors.is_neighbor", label: "IS Neighbor" }),
    }),
    { filter: "" },
  ),
});

const wide = (name: string): string => `ext_is_reachability.${name}`;
/** What is said of a link (RFC 5305, RFC 8667). */
const linkElements = options(
  {
    code: u8({
      filter: wide("code"),
      label: "Code",
      strings: {
        3: "Administrative group (color)",
        4: "Link Local/Remote Identifiers",
        6: "IPv4 interface address",
        8: "IPv4 neighbor address",
        9: "Maximum link bandwidth",
        10: "Maximum reservable link bandwidth",
        11: "Unreserved bandwidth",
        12: "IPv6 interface address",
        13: "IPv6 neighbor address",
        18: "TE Default metric",
        29: "SPB Link Metric",
        31: "Segment Routing Adj-SID",
        32: "Lan Segment Routing Adj-SID",
      },
    }),
    length: u8({ filter: wide("length"), label: "Length" }),
  },
  {
    identifiers: {
      code: 4,
      value: struct({
        local: u32({ filter: wide("link_local_identifier"), label: "Link Local Identifier" }),
        remote: u32({ filter: wide("link_remote_identifier"), label: "Link Remote Identifier" }),
      }),
    },
    "IPv4 interface address": {
      code: 6,
      value: ipv4({ filter: wide("ipv4_interface_address"), label: "IPv4 interface address" }),
    },
    "IPv4 neighbor address": {
      code: 8,
      value: ipv4({ filter: wide("ipv4_neighbor_address"), label: "IPv4 neighbor address" }),
    },
    "TE Default metric": {
      code: 18,
      value: u24({ filter: wide("traffic_engineering_default_metric"), label: "Traffic engineering default metric" }),
    },
    "SPB Link Metric": {
      code: 29,
      value: struct({
        metric: u24({ filter: "spb.link_metric", label: "SPB Link Metric", show: "hex-dec" }),
        ports: u8({ filter: "spb.port_count", label: "Number of Ports" }),
        port: u16({ filter: "spb.port_id", label: "Port Id", show: "hex-dec" }),
      }),
    },
  },
  { filter: "" },
);

const links = struct({
  neighbour: systemId(SYSTEM + 1, { filter: wide("is_neighbor_id"), label: "IS neighbor ID" }),
  metric: u24({ filter: wide("metric"), label: "Metric" }),
  length: u8({ filter: wide("subclvs_length"), label: "SubCLV Length" }),
  elements: choice("length", { 0: struct({}) }, { otherwise: linkElements, size: { by: "length" } }),
});

/** Elements of a prefix stand behind a length of their own, where a bit of it says so. */
const prefixElements = (flag: string) =>
  when(
    { field: flag },
    struct({
      length: u8({ filter: "" }),
      elements: bytes({ by: "length" }, { filter: "" }),
    }),
  );

const widePrefix = struct({
  metric: u32({ filter: "ext_ip_reachability.metric", label: "Metric" }),
  down: bits(1, { filter: "ext_ip_reachability.distribution", label: "Distribution", truth: ["Down", "Up"] }),
  sub: bits(1, { filter: "ext_ip_reachability.subtlv", label: "Sub-TLV", truth: ["Yes", "No"] }),
  length: bits(6, { filter: "ext_ip_reachability.prefix_length", label: "Prefix Length" }),
  prefix: custom(prefixBehindLength(0x3f, 4, 1), {
    filter: "ext_ip_reachability.ipv4_prefix",
    label: "IPv4 prefix",
    type: "FT_IPv4",
    evenEmpty: true,
  }),
  elements: prefixElements("sub"),
});

const prefix6 = struct({
  metric: u32({ filter: "ipv6_reachability.metric", label: "Metric" }),
  down: bits(1, { filter: "ipv6_reachability.distribution", label: "Distribution", truth: ["Down", "Up"] }),
  external: bits(1, { filter: "ipv6_reachability.distribution_internal", label: "Distribution", truth: INTERNAL }),
  sub: bits(1, { filter: "ipv6_reachability.subtlv", label: "Sub-TLV", truth: ["Yes", "No"] }),
  reserved: bits(5, { filter: "" }),
  length: u8({ filter: "ipv6_reachability.prefix_length", label: "Prefix Length" }),
  prefix: custom(prefixBehindLength(0xff, 16, 1), {
    filter: "ipv6_reachability.ipv6_prefix",
    label: "IPv6 prefix",
    type: "FT_IPv6",
    evenEmpty: true,
  }),
  elements: prefixElements("sub"),
});

const list = (of: AnyField): AnyField => repeated(of, { filter: "" });

/** Whom a router reaches: others, and addresses, with narrow and wide metrics. */
export const reachabilityElements: OptionCases = {
  "IS Reachability": { code: 2, label: "IS Reachability", value: neighbours },
  "Extended IS reachability": { code: 22, label: "Extended IS reachability", value: list(links) },
  "IP Internal reachability": { code: 128, label: "IP Internal reachability", value: list(addresses) },
  "IP External reachability": { code: 130, label: "IP External reachability", value: list(addresses) },
  "Extended IP Reachability": { code: 135, label: "Extended IP Reachability", value: list(widePrefix) },
  "IPv6 reachability": { code: 236, label: "IPv6 reachability", value: list(prefix6) },
};
