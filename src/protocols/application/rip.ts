import { bytes, choice, ipv4, ipv6, repeated, struct, text, u16, u32, u8, variant } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";

const metric = u32({ label: "Metric", default: 1, type: "FT_UINT16" });

const version1 = struct({
  zero: u16({ filter: "" }),
  ip: ipv4({ label: "IP Address" }),
  zeros: bytes(8, { filter: "" }),
  metric,
});
const second = (ip: string) =>
  struct({
    tag: u16({ filter: "route_tag", label: "Route Tag" }),
    ip: ipv4({ filter: ip, label: "IP Address" }),
    netmask: ipv4({ label: "Netmask" }),
    nextHop: ipv4({ filter: "next_hop", label: "Next Hop" }),
    metric,
  });
const unspecified = struct({ zeros: bytes(14, { filter: "" }), metric });

/** Keyed MD5's; other algorithms have longer ones. */
const digest = bytes(16, { filter: "authentication_data", label: "Authentication Data" });

/** In place of the first route (RFC 2453 4.1, RFC 4822 2.2); a digest stands behind the last. */
const authentication = struct({
  type: u16({
    filter: "auth.type",
    label: "Authentication type",
    strings: { 2: "Simple Password", 3: "Keyed Message Digest" },
  }),
  data: choice(
    "type",
    {
      2: text(16, { filter: "auth.passwd", label: "Password" }),
      3: struct({
        offset: u16({ filter: "digest_offset", label: "Digest Offset" }),
        key: u8({ filter: "key_id", label: "Key ID" }),
        length: u8({ filter: "auth_data_len", label: "Auth Data Len" }),
        sequence: u32({ filter: "seq_num", label: "Seq num" }),
        padding: text(8, { filter: "zero_padding", label: "Zero adding" }),
      }),
    },
    { otherwise: bytes(16, { filter: "" }) },
  ),
});

const family = u16({ label: "Address Family", strings: { 0: "Unspecified", 2: "IP" }, default: 2 });
const route = struct(
  { family, route: choice("version", { 2: second("ip") }, { otherwise: version1 }) },
  { filter: "", line: "rip.route_entry" },
);
const entry = variant(
  [
    { starts: [[0, 2]], of: route },
    {
      starts: [[0, 0]],
      // Asks for the whole table (RFC 2453 3.9.1).
      of: struct(
        { family, table: choice("version", { 2: second("") }, { otherwise: unspecified }) },
        { filter: "", line: "rip.table_entry" },
      ),
    },
    {
      starts: [[0xff, 0xff, 0, 1]],
      of: struct({ kind: u32({ filter: "" }), digest, more: bytes("rest", { filter: "" }) }),
    },
    {
      starts: [[0xff, 0xff]],
      of: struct({ family: u16({ filter: "" }), authentication }, { filter: "", line: "rip.authentication_entry" }),
    },
  ],
  { otherwise: struct({ family: u16({ filter: "" }), more: bytes(18, { filter: "" }) }) },
);

/** The Routing Information Protocol. */
export const RIP = protocol({
  name: "rip",
  layer: "RIP",
  title: "Routing Information Protocol",
  spec: "RFC 2453",
  carriedBy: { "udp.port": 520 },
  summary: "RIP {command}",
  fields: {
    command: u8({
      label: "Command",
      default: 1,
      strings: { 1: "Request", 2: "Response", 3: "Traceon", 4: "Traceoff", 5: "Vendor specific (Sun)" },
    }),
    version: u8({ label: "Version", default: 2, strings: { 1: "RIPv1", 2: "RIPv2" } }),
    domain: u16({ filter: "" }),
    entries: repeated(entry, { filter: "" }),
  },
});

const prefix = struct(
  {
    prefix: ipv6({ filter: "rte.ipv6_prefix", label: "IPv6 Prefix" }),
    tag: u16({ filter: "rte.route_tag", label: "Route Tag", show: "hex" }),
    length: u8({ filter: "rte.prefix_length", label: "Prefix Length" }),
    metric: u8({ filter: "rte.metric", label: "Metric" }),
  },
  { filter: "rte", label: "Route Table Entry", type: "FT_NONE" },
);

/** The same for IPv6. */
export const RIPng = protocol({
  name: "ripng",
  layer: "RIPng",
  title: "RIPng",
  short: "RIPng",
  spec: "RFC 2080",
  carriedBy: { "udp.port": 521 },
  summary: "RIPng",
  fields: {
    command: u8({ filter: "cmd", label: "Command", default: 1, strings: { 1: "Request", 2: "Response" } }),
    version: u8({ label: "Version", default: 1 }),
    reserved: u16({ label: "Reserved", type: "FT_BYTES" }),
    entries: repeated(prefix, { filter: "" }),
  },
});
