import {
  bits,
  bytes,
  choice,
  implied,
  ipv4,
  options,
  repeated,
  struct,
  text,
  u16,
  u24,
  u32,
  u8,
  variant,
  when,
} from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { bitView, SET, YES } from "../parts/bit-view.ts";
import { linkState, linkStateHeader, linkStateRequest, options as options2 } from "../parts/ospf-link-states.ts";

const messages = {
  1: "Hello Packet",
  2: "DB Description",
  3: "LS Request",
  4: "LS Update",
  5: "LS Acknowledge",
};
const kinds = {
  1: implied({ filter: "msg.hello", label: "Hello", hidden: true }),
  2: implied({ filter: "msg.dbdesc", label: "Database Description", hidden: true }),
  3: implied({ filter: "msg.lsreq", label: "Link State Adv Request", hidden: true }),
  4: implied({ filter: "msg.lsupdate", label: "Link State Adv Update", hidden: true }),
  5: implied({ filter: "msg.lsack", label: "Link State Adv Acknowledgement", hidden: true }),
};

const head = (version: number) => ({
  version: u8({ label: "Version", default: version }),
  type: u8({ filter: "msg", label: "Message Type", strings: messages, default: 1 }),
  kind: choice("type", kinds, { otherwise: struct({}, { filter: "" }) }),
  length: u16({ filter: "packet_length", label: "Packet Length" }),
  router: ipv4({ filter: "srcrouter", label: "Source OSPF Router" }),
  area: ipv4({ filter: "area_id", label: "Area ID" }),
  checksum: u16({ label: "Checksum", show: "hex" }),
});

const routers = {
  designated: ipv4({ filter: "hello.designated_router", label: "Designated Router" }),
  backup: ipv4({ filter: "hello.backup_designated_router", label: "Backup Designated Router" }),
  neighbours: repeated(ipv4({ filter: "hello.active_neighbor", label: "Active Neighbor" }), { filter: "" }),
};
const interval = u16({ filter: "hello.hello_interval", label: "Hello Interval [sec]", type: "FT_UINT32" });
const priority = u8({ filter: "hello.router_priority", label: "Router Priority", default: 1 });
const mtu = u16({ filter: "db.interface_mtu", label: "Interface MTU" });
const description = u8({
  filter: "dbd",
  label: "DB Description",
  show: "hex",
  views: [
    bitView("dbd.r", "(R) OOBResync", 0x08, SET),
    bitView("dbd.i", "(I) Init", 0x04, SET),
    bitView("dbd.m", "(M) More", 0x02, SET),
    bitView("dbd.ms", "(MS) Master", 0x01, YES),
  ],
});
const sequence = u32({ filter: "db.dd_sequence", label: "DD Sequence" });
const count = u32({ filter: "ls.number_of_lsas", label: "Number of LSAs" });

/** What the length counts behind a header of so many octets; where it does not fit, what does is shown. */
const window = (bodies: { readonly [type: number]: AnyField }, header: number): AnyField =>
  struct(
    { message: choice("type", bodies, { otherwise: bytes("rest", { filter: "" }) }) },
    { filter: "", size: { by: "length", minus: header } },
  );

const bodies2: { readonly [type: number]: AnyField } = {
  1: struct(
    {
      netmask: ipv4({ filter: "hello.network_mask", label: "Network Mask" }),
      interval,
      options: options2,
      priority,
      dead: u32({ filter: "hello.router_dead_interval", label: "Router Dead Interval [sec]" }),
      ...routers,
    },
    { filter: "hello", label: "OSPF Hello Packet", type: "FT_NONE" },
  ),
  2: struct(
    { mtu, options: options2, flags: description, sequence, headers: repeated(linkStateHeader, { filter: "" }) },
    { filter: "" },
  ),
  3: repeated(linkStateRequest, { filter: "" }),
  4: struct({ count, states: repeated(linkState, { filter: "", count: "count" }) }, { filter: "" }),
  5: repeated(linkStateHeader, { filter: "" }),
};

/** What hellos and descriptions may have behind them (RFC 5613). */
const signaling = struct(
  {
    checksum: u16({ filter: "lls.checksum", label: "Checksum", show: "hex" }),
    length: u16({ filter: "lls.data_length", label: "LLS Data Length", times: 4, unit: " bytes" }),
    values: options(
      {
        code: u16({ filter: "tlv_type", label: "TLV Type" }),
        length: u16({ filter: "tlv_length", label: "TLV Length" }),
        size: { by: "length", unit: 4, minus: 4 },
      },
      {
        options: {
          code: 1,
          value: u32({
            filter: "lls.ext.options",
            label: "Options",
            show: "hex",
            views: [
              bitView("lls.ext.options.rs", "(RS) Restart Signal", 0x02, SET),
              bitView("lls.ext.options.lr", "(LR) LSDB Resynchronization", 0x01, SET),
            ],
          }),
        },
        authentication: {
          code: 2,
          value: struct({
            sequence: u32({ filter: "v2.lls.sequence_number", label: "Sequence number", show: "hex" }),
            data: bytes("rest", { filter: "v2.lls.auth_data", label: "Auth Data" }),
          }),
        },
      },
      { filter: "" },
    ),
  },
  { filter: "", label: "OSPF LLS Data Block" },
);

const cryptographic = { field: "authentication", is: [2] } as const;
const version2 = struct({
  ...head(2),
  authentication: u16({
    filter: "auth.type",
    label: "Auth Type",
    strings: { 0: "Null", 1: "Simple password", 2: "Cryptographic" },
  }),
  none: when({ field: "authentication", is: [0] }, bytes(8, { filter: "auth.none", label: "Auth Data (none)" })),
  simple: when({ field: "authentication", is: [1] }, text(8, { filter: "auth.simple", label: "Auth Data (Simple)" })),
  zero: when(cryptographic, u16({ filter: "" })),
  key: when(cryptographic, u8({ filter: "auth.crypt.key_id", label: "Auth Crypt Key id" })),
  digestLength: when(cryptographic, u8({ filter: "auth.crypt.data_length", label: "Auth Crypt Data Length" })),
  counter: when(cryptographic, u32({ filter: "auth.crypt.seq_nbr", label: "Auth Crypt Sequence Number" })),
  unknown: when(
    { field: "authentication", is: [0, 1, 2], not: true },
    bytes(8, { filter: "auth.unknown", label: "Auth Unknown" }),
  ),
  body: window(bodies2, 24),
  digest: when(cryptographic, bytes({ by: "digestLength" }, { filter: "auth.crypt.data", label: "Auth Crypt Data" })),
  signaling: when({ field: "type", is: [1, 2] }, when({ left: 12 }, signaling)),
});

const option3 = (name: string, label: string, mask: number) => bitView(`v3.options.${name}`, label, mask, SET);
const options3 = u24({
  filter: "v3.options",
  label: "Options",
  show: "hex",
  views: [
    option3("at", "AT", 0x400),
    option3("l", "L", 0x200),
    option3("af", "AF", 0x100),
    option3("dc", "DC", 0x20),
    option3("r", "R", 0x10),
    option3("n", "N", 0x08),
    option3("mc", "MC", 0x04),
    option3("e", "E", 0x02),
    option3("v6", "V6", 0x01),
  ],
});

const types3 = {
  0x2001: "Router-LSA",
  0x2002: "Network-LSA",
  0x2003: "Inter-Area-Prefix-LSA",
  0x2004: "Inter-Area-Router-LSA",
  0x4005: "AS-External-LSA",
  0x2006: "Group-Membership-LSA",
  0x2007: "NSSA-LSA",
  0x0008: "Link-LSA",
  0x2009: "Intra-Area-Prefix-LSA",
};
const type3 = u16({
  filter: "v3.lsa",
  label: "LS Type",
  show: "hex",
  strings: types3,
  views: [
    bitView("v3.lsa.u", "LSA Handling", 0x8000, [
      "Treat the LSA as if it had link-local flooding scope",
      "Store and flood the LSA as if the type is understood",
    ]),
    {
      filter: "v3.lsa.s12",
      label: "Flooding Scope",
      type: "FT_UINT16",
      mask: 0x6000,
      show: "hex",
      strings: {
        0: "Link-Local Scoping - Flooded only on originating link",
        1: "Area Scoping - Flooded only in originating area",
        2: "AS Scoping - Flooded throughout AS",
        3: "Reserved",
      },
    },
    { filter: "v3.lsa.fc", label: "Function Code", type: "FT_UINT16", mask: 0x1fff },
  ],
});
const head3 = {
  old: bits(1, { filter: "v3.lsa.do_not_age", label: "Do Not Age", word: 16 }),
  age: bits(15, { filter: "lsa.age", label: "LS Age (seconds)", word: 16 }),
  type: type3,
  id: ipv4({ filter: "link_state_id", label: "Link State ID" }),
  router: ipv4({ filter: "advrouter", label: "Advertising Router" }),
  sequence: u32({ filter: "lsa.seqnum", label: "Sequence Number", show: "hex" }),
  checksum: u16({ filter: "lsa.chksum", label: "Checksum", show: "hex" }),
  length: u16({ filter: "lsa.length", label: "Length" }),
};
const header3 = struct(head3, { filter: "", label: "LSA" });
const state3 = struct(
  { ...head3, body: bytes({ by: "length", minus: 20 }, { filter: "" }) },
  { filter: "", label: "LSA" },
);
const bodies3: { readonly [type: number]: AnyField } = {
  1: struct(
    {
      interface: u32({ filter: "hello.interface_id", label: "Interface ID" }),
      priority,
      options: options3,
      interval,
      dead: u16({ filter: "hello.router_dead_interval", label: "Router Dead Interval [sec]", type: "FT_UINT32" }),
      ...routers,
    },
    { filter: "hello", label: "OSPF Hello Packet", type: "FT_NONE" },
  ),
  2: struct(
    {
      reserved: u8({ label: "Reserved", type: "FT_BYTES" }),
      options: options3,
      mtu,
      reserved2: u8({ filter: "reserved", label: "Reserved", type: "FT_BYTES" }),
      flags: description,
      sequence,
      headers: repeated(header3, { filter: "" }),
    },
    { filter: "" },
  ),
  3: repeated(
    struct(
      {
        reserved: u16({ label: "Reserved", type: "FT_BYTES" }),
        type: type3,
        id: ipv4({ filter: "link_state_id", label: "Link State ID" }),
        router: ipv4({ filter: "advrouter", label: "Advertising Router" }),
      },
      { filter: "", label: "Link State Request" },
    ),
    { filter: "" },
  ),
  4: struct({ count, states: repeated(state3, { filter: "", count: "count" }) }, { filter: "" }),
  5: repeated(header3, { filter: "" }),
};
const version3 = struct({
  ...head(3),
  instance: u8({ filter: "instance_id", label: "Instance ID" }),
  reserved: u8({ label: "Reserved", type: "FT_BYTES" }),
  body: window(bodies3, 16),
});

/** Open Shortest Path First: version 2, and of version 3 all but what its advertisements say. */
export const OSPF = protocol({
  name: "ospf",
  layer: "OSPF_Hdr",
  title: "Open Shortest Path First",
  spec: "RFC 2328, RFC 5340",
  carriedBy: { "ip.proto": 89 },
  summary: "OSPF",
  fields: { message: variant([{ starts: [[3]], of: version3 }], { otherwise: version2 }) },
});
