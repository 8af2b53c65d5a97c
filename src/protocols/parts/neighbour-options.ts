import {
  bits,
  bytes,
  eui64,
  ipv6,
  options,
  repeated,
  struct,
  text,
  u16,
  u32,
  u48,
  u64,
  u8,
  type OptionInput,
  type OptionValue,
} from "../../definition/fields.ts";
import type { Field, OptionCases } from "../../definition/kinds.ts";
import { SET } from "./bit-view.ts";
import { paddedName } from "./dns-name.ts";
import { linkAddress } from "./link-address.ts";
import { neighbourOptionNames } from "./neighbour-option-names.ts";

const INFINITE = 0xffffffff;
/** Default router preferences, two bits in two's complement (RFC 4191). */
export const preferences = { Medium: 0, High: 1, Reserved: 2, Low: 3 } as const;

const lifetime = u32({ filter: "opt.prefix.valid_lifetime", label: "Valid Lifetime", default: INFINITE });
const addresses = struct({
  reserved: u48({ filter: "" }),
  addrlist: repeated(ipv6({ filter: "opt.ipv6_address", label: "IPv6 Address" })),
});
/** A certificate's or key's octets, with the padding that only their own encoding tells apart. */
const opaque = bytes("rest", { filter: "" });

const anyLinkAddress = {
  type: "FT_BYTES",
  views: [{ filter: "opt.linkaddr", label: "Link-layer address", type: "FT_BYTES", hidden: true }],
} as const;

const prefixInformation = struct({
  prefixlen: u8({ filter: "opt.prefix.length", label: "Prefix Length", default: 64 }),
  L: bits(1, {
    filter: "opt.prefix.flag.l",
    label: "On-link flag(L)",
    truth: SET,
    default: 1,
    whole: { through: "res1", filter: "opt.prefix.flag", label: "Flag", type: "FT_UINT8", show: "hex" },
  }),
  A: bits(1, {
    filter: "opt.prefix.flag.a",
    label: "Autonomous address-configuration flag(A)",
    truth: SET,
    default: 1,
  }),
  R: bits(1, { filter: "opt.prefix.flag.r", label: "Router address flag(R)", truth: SET }),
  res1: bits(5, { filter: "opt.prefix.flag.reserved", label: "Reserved" }),
  validlifetime: lifetime,
  preferredlifetime: u32({ filter: "opt.prefix.preferred_lifetime", label: "Preferred Lifetime", default: INFINITE }),
  res2: u32({ filter: "opt.reserved", label: "Reserved", type: "FT_NONE" }),
  prefix: ipv6({ filter: "opt.prefix", label: "Prefix" }),
});

const mobilityAnchorPoint = struct({
  dist: bits(4, { filter: "opt.map.distance", label: "Distance", default: 1 }),
  pref: bits(4, { filter: "opt.map.preference", label: "Preference", default: 15 }),
  R: bits(1, { filter: "opt.map.flag.r", label: "RCoA Flag", default: 1 }),
  res: bits(7, { filter: "opt.map.flag.reserved", label: "Reserved" }),
  validlifetime: u32({ filter: "opt.map.valid_lifetime", label: "Valid Lifetime", default: INFINITE }),
  addr: ipv6({ filter: "opt.map.global_address", label: "Global Address" }),
});

const routeInformation = struct({
  plen: u8({ filter: "opt.prefix.length", label: "Prefix Length" }),
  res1: bits(3, {
    filter: "",
    whole: { through: "res2", filter: "opt.route_info.flag", label: "Flag", type: "FT_UINT8", show: "hex" },
    views: [{ filter: "opt.route_info.flag.reserved", label: "Reserved", type: "FT_UINT8", mask: 0xe7 }],
  }),
  prf: bits(2, { filter: "opt.route_info.flag.route_preference", label: "Route Preference", names: preferences }),
  res2: bits(3, { filter: "" }),
  rtlifetime: u32({ filter: "opt.route_lifetime", label: "Route Lifetime", default: INFINITE }),
  /** As many octets of the prefix as the option has room for. */
  prefix: bytes("rest", { filter: "" }),
});

const context = struct({
  context_length: u8({ filter: "opt.6co.context_length", label: "Context Length" }),
  res1: bits(3, {
    filter: "opt.6co.flag.reserved",
    label: "Reserved",
    whole: { through: "CID", filter: "opt.6co.flag", label: "Flag", type: "FT_UINT8", show: "hex" },
  }),
  C: bits(1, { filter: "opt.6co.flag.c", label: "Compression Flag", truth: SET }),
  CID: bits(4, { filter: "opt.6co.flag.cid", label: "CID" }),
  res2: u16({ filter: "" }),
  validlifetime: u16({ filter: "opt.6co.valid_lifetime", label: "Lifetime" }),
  prefix: bytes("rest", { filter: "" }),
});

/** A value behind an option code and a length of its own, padded to the option's end. */
const coded = (name: string) =>
  struct({
    optcode: u8({ filter: `opt.${name}.option_code`, label: "Option-Code" }),
    idlen: u8({ filter: `opt.${name}.length`, label: `${name.toUpperCase()}-Length` }),
    id: bytes("rest", { filter: `opt.${name}.value`, label: `${name.toUpperCase()}-Value` }),
  });

/**
 * Options of Neighbour Discovery, by the ends of Scapy's class names (IANA IPv6 Neighbor Discovery Option Formats). Typed
 * by their shape alone: ten messages have them, and the whole type would be spelled ten times.
 */
export const neighbourOptions: Field<OptionValue<OptionCases>[], readonly OptionInput<OptionCases>[]> = options(
  {
    code: u8({ filter: "opt.type", label: "Type", strings: neighbourOptionNames }),
    length: u8({ filter: "opt.length", label: "Length" }),
    counts: "whole",
    unit: 8,
    each: "opt",
    unknown: { label: "ICMPv6 Option", data: "unknown_data", dataLabel: "Unknown Data" },
  },
  {
    SrcLLAddr: {
      code: 1,
      value: struct({
        lladdr: linkAddress({ ...anyLinkAddress, filter: "opt.src_linkaddr", label: "Source Link-layer address" }),
      }),
    },
    DstLLAddr: {
      code: 2,
      value: struct({
        lladdr: linkAddress({ ...anyLinkAddress, filter: "opt.target_linkaddr", label: "Target Link-layer address" }),
      }),
    },
    PrefixInfo: { code: 3, value: prefixInformation },
    RedirectedHdr: {
      code: 4,
      value: struct({
        res: u48({ filter: "" }),
        pkt: bytes("rest", { filter: "opt.redirected_packet", label: "Redirected Packet", type: "FT_NONE" }),
      }),
    },
    MTU: {
      code: 5,
      value: struct({
        res: u16({ filter: "opt.reserved", label: "Reserved", type: "FT_NONE" }),
        mtu: u32({ filter: "opt.mtu", label: "MTU", default: 1280 }),
      }),
    },
    ShortcutLimit: {
      code: 6,
      value: struct({
        shortcutlim: u8({ filter: "opt.nbma.shortcut_limit", label: "Shortcut Limit", default: 40 }),
        res1: u8({ filter: "" }),
        res2: u32({ filter: "" }),
      }),
    },
    AdvInterval: {
      code: 7,
      value: struct({
        res: u16({ filter: "" }),
        advint: u32({ filter: "opt.advertisement_interval", label: "Advertisement Interval" }),
      }),
    },
    HAInfo: {
      code: 8,
      value: struct({
        res: u16({ filter: "" }),
        pref: u16({ filter: "opt.home_agent_preference", label: "Home Agent Preference" }),
        lifetime: u16({ filter: "opt.home_agent_lifetime", label: "Home Agent Preference", default: 1 }),
      }),
    },
    SrcAddrList: { code: 9, value: addresses },
    TgtAddrList: { code: 10, value: addresses },
    CGA: {
      code: 11,
      value: struct({
        padlen: u8({ filter: "opt.cga.pad_length", label: "Pad Length" }),
        res: u8({ filter: "" }),
        parameters: opaque,
      }),
    },
    RSASignature: {
      code: 12,
      value: struct({
        res: u16({ filter: "" }),
        keyhash: bytes(16, { filter: "opt.rsa.key_hash", label: "Key Hash" }),
        signature: opaque,
      }),
    },
    /** Seconds since 1970 in the upper 48 bits, a fraction in the lower 16. */
    Timestamp: {
      code: 13,
      value: struct({ reserved: u48({ filter: "" }), timestamp: u64({ filter: "" }) }),
    },
    Nonce: { code: 14, value: struct({ nonce: bytes("rest", { filter: "opt.nonce", label: "Nonce" }) }) },
    TrustAnchor: {
      code: 15,
      value: struct({
        nametype: u8({ filter: "opt.name_type", label: "Name Type" }),
        padlen: u8({ filter: "" }),
        name: opaque,
      }),
    },
    Certificate: {
      code: 16,
      value: struct({ certtype: u8({ filter: "" }), res: u8({ filter: "" }), certificate: opaque }),
    },
    IPAddr: {
      code: 17,
      value: struct({
        optcode: u8({ filter: "opt.ipa.option_code", label: "Option-code", default: 1 }),
        plen: u8({ filter: "opt.ipa.prefix_len", label: "Prefix Length", default: 64 }),
        res: u32({ filter: "" }),
        addr: ipv6({ filter: "opt.ipa.ipv6_address", label: "IPv6 Address" }),
      }),
    },
    NewRtrPrefix: {
      code: 18,
      value: struct({
        optcode: u8({ filter: "opt.nrpi.option_code", label: "Option-code" }),
        plen: u8({ filter: "opt.nrpi.prefix_len", label: "Prefix Length", default: 64 }),
        res: u32({ filter: "" }),
        prefix: ipv6({ filter: "opt.nrpi.prefix", label: "Prefix" }),
      }),
    },
    LLA: {
      code: 19,
      value: struct({
        optcode: u8({ filter: "opt.lla.option_code", label: "Option-code" }),
        lla: linkAddress({ filter: "opt.lla.bytes", label: "Link-Layer Address", type: "FT_BYTES" }),
      }),
    },
    NAACK: {
      code: 20,
      value: struct({
        optcode: u8({ filter: "opt.naack.option_code", label: "Option-Code" }),
        status: u8({ filter: "opt.naack.status", label: "Status" }),
        data: opaque,
      }),
    },
    MAP: { code: 23, value: mobilityAnchorPoint },
    RouteInfo: { code: 24, value: routeInformation },
    RDNSS: {
      code: 25,
      value: struct({
        res: u16({ filter: "opt.reserved", label: "Reserved", type: "FT_NONE" }),
        lifetime: u32({ filter: "opt.rdnss.lifetime", label: "Lifetime", default: INFINITE }),
        dns: repeated(ipv6({ filter: "opt.rdnss", label: "Recursive DNS Servers" })),
      }),
    },
    EFA: {
      code: 26,
      value: struct({
        flags: u48({
          filter: "",
          views: [{ filter: "opt.efo", label: "Flags Expansion Option", type: "FT_UINT16", size: 2, show: "hex" }],
        }),
      }),
    },
    HandoverAssist: { code: 29, value: coded("hai") },
    MobileNodeId: { code: 30, value: coded("mn") },
    /** The padding reads as so many names of the root. */
    DNSSL: {
      code: 31,
      value: struct({
        res: u16({ filter: "opt.reserved", label: "Reserved", type: "FT_NONE" }),
        lifetime: u32({ filter: "opt.dnssl.lifetime", label: "Lifetime", default: INFINITE }),
        searchlist: repeated(paddedName({ filter: "opt.dnssl", label: "Domain Names" })),
      }),
    },
    ARO: {
      code: 33,
      value: struct({
        status: u8({ filter: "opt.aro.status", label: "Status" }),
        res1: u8({ filter: "" }),
        res2: u16({ filter: "" }),
        lifetime: u16({ filter: "opt.aro.registration_lifetime", label: "Registration  Lifetime" }),
        eui64: eui64({ filter: "opt.aro.eui64", label: "EUI-64" }),
      }),
    },
    "6CO": { code: 34, value: context },
    ABRO: {
      code: 35,
      value: struct({
        version_low: u16({ filter: "opt.abro.version_low", label: "Version Low" }),
        version_high: u16({ filter: "opt.abro.version_high", label: "Version" }),
        lifetime: u16({ filter: "opt.abro.valid_lifetime", label: "Valid Lifetime" }),
        router: ipv6({ filter: "opt.abro.6lbr_address", label: "6LBR Address" }),
      }),
    },
    "6CIO": {
      code: 36,
      value: struct({
        flags: u16({ filter: "opt.6cio.flag_g", label: "G", show: "hex" }),
        reserved: u32({ filter: "" }),
      }),
    },
    CaptivePortal: {
      code: 37,
      value: struct({ uri: text("rest", { filter: "opt.captive_portal", label: "Captive Portal" }) }),
    },
    PREF64: {
      code: 38,
      value: struct({
        lifetime: bits(13, { filter: "opt.pref64.scaled_lifetime", label: "Scaled Lifetime" }),
        plc: bits(3, { filter: "opt.pref64.plc", label: "PLC (Prefix Length Code)", type: "FT_UINT16", show: "hex" }),
        prefix: bytes(12, { filter: "" }),
      }),
    },
  },
);
