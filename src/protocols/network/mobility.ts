import { headerLengthIn, inetChecksum } from "../../definition/auto.ts";
import { bits, bytes, choice, ipv6, options, struct, text, u16, u32, u64, u8 } from "../../definition/fields.ts";
import type { Field } from "../../definition/kinds.ts";
import { protocol } from "../../definition/protocol.ts";
import { ipProtocols } from "../parts/ip-protocols.ts";

const mobilityTypes = {
  "Binding Refresh Request": 0,
  "Home Test Init": 1,
  "Care-of Test Init": 2,
  "Home Test": 3,
  "Care-of Test": 4,
  "Binding Update": 5,
  "Binding Acknowledgement": 6,
  "Binding Error": 7,
  "Fast Binding Update": 8,
  "Fast Binding Acknowledgment": 9,
  "Fast Neighbor Advertisement": 10,
  "Experimental Mobility Header": 11,
  "Home Agent Switch Message": 12,
  Heartbeat: 13,
  "Handover Initiate": 14,
  "Handover Acknowledge": 15,
  "Binding Revocation": 16,
  "Localized Routing Initiation": 17,
  "Localized Routing Acknowledgment": 18,
} as const;

const mobilityOptions = options(
  {
    code: u8({ filter: "mobility_opt", label: "Mobility Option" }),
    length: u8({ filter: "options.len", label: "Length" }),
    single: [0],
    pad: 8,
    padBy: 1,
    uncut: true,
  },
  {
    Pad1: { code: 0 },
    PadN: { code: 1, value: bytes("rest", { filter: "" }) },
    BRAdvice: { code: 2, value: u16({ filter: "=mip6.bra.interval", label: "Refresh interval" }) },
    AltCoA: { code: 3, value: ipv6({ filter: "=mip6.acoa.acoa", label: "Alternate care-of address" }) },
    NonceIndices: {
      code: 4,
      value: struct({
        hni: u16({ filter: "=mip6.ni.hni", label: "Home nonce index" }),
        coni: u16({ filter: "=mip6.ni.cni", label: "Care-of nonce index" }),
      }),
    },
    BindingAuthData: { code: 5, value: bytes("rest", { filter: "=mip6.bad.auth", label: "Authenticator" }) },
    MobNetPrefix: {
      code: 6,
      value: struct({
        reserved: u8({ filter: "" }),
        plen: u8({ filter: "=mip6.nemo.mnp.pfl", label: "Mobile Network Prefix Length" }),
        prefix: ipv6({ filter: "=mip6.nemo.mnp.mnp", label: "Mobile Network Prefix" }),
      }),
    },
    LLAddr: {
      code: 7,
      value: struct({
        ocode: u8({ filter: "=mip6.lla.optcode", label: "Option-Code" }),
        lla: bytes("rest", { filter: "=mip6.lla", label: "Link-layer address" }),
      }),
    },
    MNID: {
      code: 8,
      value: struct({
        subtype: u8({ filter: "=mip6.mnid.subtype", label: "Subtype" }),
        id: text("rest", { filter: "=mip6.mnid.identifier", label: "Identifier" }),
      }),
    },
    MsgAuth: {
      code: 9,
      value: struct({
        subtype: u8({ filter: "=mip6.auth.subtype", label: "Subtype" }),
        mspi: u32({ filter: "=mip6.auth.mobility_spi", label: "Mobility SPI" }),
        authdata: bytes("rest", { filter: "=mip6.auth.auth_data", label: "Authentication Data" }),
      }),
    },
    ReplayProtection: { code: 10, value: u64({ filter: "=mip6.mseg_id.timestamp", label: "Timestamp" }) },
    CGAParamsRequest: { code: 11 },
    CGAParams: { code: 12, value: bytes("rest", { filter: "=mip6.cgar.cga_par", label: "CGA Parameters" }) },
    Signature: { code: 13, value: bytes("rest", { filter: "=mip6.sign.sign", label: "CGA Parameters" }) },
    HomeKeygenToken: {
      code: 14,
      value: bytes("rest", { filter: "=mip6.phkt.phkt", label: "Permanent Home Keygen Token" }),
    },
    CareOfTestInit: { code: 15 },
    CareOfTest: { code: 16, value: u64({ filter: "=mip6.mocot.co_keygen_tok", label: "Care-of Keygen Token" }) },
    HomeNetworkPrefix: {
      code: 22,
      value: struct({
        reserved: u8({ filter: "" }),
        plen: u8({ filter: "=mip6.nemo.mnp.pfl", label: "Mobile Network Prefix Length" }),
        prefix: ipv6({ filter: "=mip6.nemo.mnp.mnp", label: "Mobile Network Prefix" }),
      }),
    },
    HandoffIndicator: {
      code: 23,
      value: struct({
        reserved: u8({ filter: "=mip6.hi.reserved", label: "Reserved" }),
        indicator: u8({ filter: "=mip6.hi", label: "Handoff Indicator" }),
      }),
    },
    AccessTechnology: {
      code: 24,
      value: struct({
        reserved: u8({ filter: "=mip6.att.reserved", label: "Reserved" }),
        type: u8({ filter: "=mip6.att", label: "Access Technology Type" }),
      }),
    },
    LinkLayerId: {
      code: 25,
      value: struct({
        reserved: u16({ filter: "=mip6.mnlli.reserved", label: "Reserved" }),
        id: bytes("rest", { filter: "=mip6.mnlli.lli", label: "Link-layer Identifier" }),
      }),
    },
    LinkLocal: { code: 26, value: ipv6({ filter: "=mip6.lila_lla", label: "Link-local Address" }) },
    Timestamp: { code: 27, value: u64({ filter: "=mip6.timestamp_tmp", label: "Timestamp" }) },
  },
  { filter: "mobility_opt", label: "Mobility Option" },
);

/** Of home, or of care-of addresses. */
const testInit = (name: string, whose: string) =>
  struct({
    reserved: u16({ filter: "" }),
    cookie: u64({ filter: `=mip6.${name}.cookie`, label: `${whose} Init Cookie`, show: "hex" }),
    options: mobilityOptions,
  });
const test = (name: string, whose: string) =>
  struct({
    hni: u16({ filter: `=mip6.${name}.nindex`, label: `${whose} Nonce Index` }),
    cookie: u64({ filter: `=mip6.${name}.cookie`, label: `${whose} Init Cookie`, show: "hex" }),
    // Wireshark has one field for the tokens of both.
    token: u64({ filter: "=mip6.hot.token", label: "Home Keygen Token", show: "hex" }),
    options: mobilityOptions,
  });
const none = (what: string) => [what, `No ${what}`] as const;
const flag = (name: string, part: string, label: string, truth: readonly [string, string]) =>
  bits(1, { filter: `=mip6.${name}.${part}`, label, truth });
const updateFlags = (name: string, acknowledged: string) => ({
  A: flag(name, "a_flag", "Acknowledge (A) flag", [`${acknowledged} requested`, `${acknowledged} not requested`]),
  H: flag(name, "h_flag", "Home Registration (H) flag", none("Home Registration")),
  L: flag(name, "l_flag", "Link-Local Compatibility (L) flag", none("Link-Local Address Compatibility")),
  K: flag(name, "k_flag", "Key Management Compatibility (K) flag", none("Key Management Mobility Compatibility")),
});
const laterFlags = (name: string) => ({
  R: flag(`nemo.${name}`, "r_flag", "Mobile Router (R) flag", none("Mobile Router Compatibility")),
  P: flag(name, "p_flag", "Proxy Registration (P) flag", none("Proxy Registration")),
});
const lastFlags = (name: string, verb: string) => ({
  T: flag(name, "t_flag", "TLV-header format (T) flag", ["TLV-header format used", "No TLV-header format"]),
  B: flag(name, "b_flag", "Bulk-Binding-Update flag (B)", [
    `Enable${verb} bulk binding update support`,
    `Disable${verb} bulk binding update support`,
  ]),
});
const lifetime = (name: string) => u16({ filter: `=mip6.${name}.lifetime`, label: "Lifetime" });

const update = struct({
  seq: u16({ filter: "=mip6.bu.seqnr", label: "Sequence number" }),
  flags: u16({
    filter: "",
    parts: {
      ...updateFlags("bu", "Binding Acknowledgement"),
      M: flag("bu", "m_flag", "MAP Registration Compatibility (M) flag", none("MAP Registration Compatibility")),
      ...laterFlags("bu"),
      F: flag("bu", "f_flag", "Forcing UDP encapsulation (F) flag", [
        "Forcing UDP encapsulation used",
        "No Forcing UDP encapsulation",
      ]),
      ...lastFlags("bu", ""),
      reserved: bits(6, { filter: "" }),
    },
  }),
  mhtime: lifetime("bu"),
  options: mobilityOptions,
});
const fastUpdate = struct({
  seq: u16({ filter: "=mip6.fbu.seqnr", label: "Sequence number" }),
  flags: u8({
    filter: "",
    parts: { ...updateFlags("fbu", "Fast Binding Acknowledgement"), reserved: bits(4, { filter: "" }) },
  }),
  reserved: u8({ filter: "" }),
  mhtime: lifetime("fbu"),
  options: mobilityOptions,
});
const keyManagement = (name: string) => ({
  K: flag(name, "k_flag", "Key Management Compatibility (K) flag", none("Key Management Mobility Compatibility")),
});
const acknowledgement = (name: string, flags: Field<unknown>) =>
  struct({
    status: u8({ filter: `=mip6.${name}.status`, label: "Status" }),
    flags,
    seq: u16({ filter: `=mip6.${name}.seqnr`, label: "Sequence number" }),
    mhtime: lifetime(name),
    options: mobilityOptions,
  });
const message = struct({ reserved: u16({ filter: "" }), options: mobilityOptions });

/** Messages between a mobile node, its home agent and its correspondents. */
export const MobilityHeader = protocol({
  name: "mipv6",
  layer: "MIP6MH",
  title: "Mobile IPv6",
  short: "MIPv6",
  within: "ipv6",
  besideAs: 62,
  spec: "RFC 6275",
  prefix: "mip6",
  carriedBy: { "ip.proto": [135, 62] },
  summary: "MIP6MH {mhtype}",
  fields: {
    nh: u8({ filter: "proto", label: "Payload protocol", names: ipProtocols, default: 59 }),
    len: u8({ filter: "hlen", label: "Header length", auto: headerLengthIn(8, { minus: 8 }) }),
    mhtype: u8({ label: "Mobility Header Type", names: mobilityTypes }),
    res: u8({ filter: "reserved", label: "Reserved", show: "hex" }),
    cksum: u16({
      filter: "csum",
      label: "Checksum",
      show: "hex",
      auto: inetChecksum({ pseudoHeader: true, silent: true }),
    }),
    data: choice(
      "mhtype",
      {
        0: message,
        1: testInit("hoti", "Home"),
        2: testInit("coti", "Care-of"),
        3: test("hot", "Home"),
        4: test("cot", "Care-of"),
        5: update,
        6: acknowledgement(
          "ba",
          u8({
            filter: "",
            parts: {
              ...keyManagement("ba"),
              ...laterFlags("ba"),
              ...lastFlags("ba", "d"),
              reserved: bits(3, { filter: "" }),
            },
          }),
        ),
        7: struct({
          status: u8({ filter: "=mip6.be.status", label: "Status" }),
          reserved: u8({ filter: "" }),
          ha: ipv6({ filter: "=mip6.be.haddr", label: "Home Address" }),
          options: mobilityOptions,
        }),
        8: fastUpdate,
        9: acknowledgement(
          "fback",
          u8({ filter: "", parts: { ...keyManagement("fback"), reserved: bits(7, { filter: "" }) } }),
        ),
        10: message,
      },
      { otherwise: bytes("rest", { filter: "=mip6.em.data", label: "Data" }) },
    ),
  },
});
