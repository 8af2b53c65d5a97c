import {
  bits,
  bytes,
  choice,
  flags,
  ipv6,
  options,
  repeated,
  struct,
  u16,
  u32,
  u8,
  when,
} from "../../definition/fields.ts";
import { bitView, SET } from "./bit-view.ts";

const modes = {
  "No Downward Routes": 0,
  "Non-Storing": 1,
  "Storing Without Multicast": 2,
  "Storing With Multicast": 3,
} as const;
const preference = { Medium: 0, High: 1, Reserved: 2, Low: 3 } as const;

/** As many octets of a prefix as its length needs. */
const prefix = bytes("rest", { filter: "" });

const configuration = struct({
  flags: bits(4, {
    filter: "rpl.opt.config.reserved",
    label: "Reserved",
    whole: { through: "pcs", filter: "rpl.opt.config.flag", label: "Flag", type: "FT_UINT8", show: "hex" },
  }),
  authenticated: bits(1, { filter: "rpl.opt.config.auth", label: "Authentication Enabled", truth: SET }),
  pcs: bits(3, { filter: "rpl.opt.config.pcs", label: "Path Control Size" }),
  intervalDoublings: u8({ filter: "rpl.opt.config.interval_double", label: "DIOIntervalDoublings" }),
  intervalMin: u8({ filter: "rpl.opt.config.interval_min", label: "DIOIntervalMin", type: "FT_UINT16" }),
  redundancy: u8({ filter: "rpl.opt.config.redundancy", label: "DIORedundancyConstant" }),
  maxRankIncrease: u16({ filter: "rpl.opt.config.max_rank_inc", label: "MaxRankInc" }),
  minHopRankIncrease: u16({ filter: "rpl.opt.config.min_hop_rank_inc", label: "MinHopRankInc" }),
  ocp: u16({ filter: "rpl.opt.config.ocp", label: "OCP (Objective Code Point)" }),
  reserved: u8({ filter: "rpl.opt.config.rsv", label: "Reserved" }),
  defaultLifetime: u8({ filter: "rpl.opt.config.def_lifetime", label: "Default Lifetime" }),
  lifetimeUnit: u16({ filter: "rpl.opt.config.lifetime_unit", label: "Lifetime Unit" }),
});

const prefixInformation = struct({
  length: u8({ filter: "rpl.opt.prefix.length", label: "Prefix Length" }),
  L: bits(1, {
    filter: "rpl.opt.prefix.flag.l",
    label: "On Link",
    truth: SET,
    whole: { through: "reserved", filter: "rpl.opt.prefix.flag", label: "Flag", type: "FT_UINT8", show: "hex" },
  }),
  A: bits(1, { filter: "rpl.opt.config.flag.a", label: "Auto Address Config", truth: SET }),
  R: bits(1, { filter: "rpl.opt.config.flag.r", label: "Router Address", truth: SET }),
  reserved: bits(5, { filter: "rpl.opt.config.flag.rsv", label: "Reserved" }),
  validLifetime: u32({ filter: "rpl.opt.prefix.valid_lifetime", label: "Valid Lifetime" }),
  preferredLifetime: u32({ filter: "rpl.opt.prefix.preferred_lifetime", label: "Preferred Lifetime" }),
  reserved2: u32({ filter: "" }),
  prefix: ipv6({ filter: "rpl.opt.prefix", label: "Destination Prefix" }),
});

const solicited = struct({
  instance: u8({ filter: "rpl.opt.solicited.instance", label: "Instance" }),
  flags: flags(8, ["b0", "b1", "b2", "b3", "b4", "D", "I", "V"], {
    filter: "rpl.opt.solicited.flag",
    label: "Flag",
    views: [
      bitView("rpl.opt.solicited.flag.v", "Version predicate", 0x80),
      bitView("rpl.opt.solicited.flag.i", "InstanceID predicate", 0x40),
      bitView("rpl.opt.solicited.flag.d", "DODAGID predicate", 0x20),
      { filter: "rpl.opt.solicited.flag.rsv", label: "Reserved", type: "FT_UINT8", mask: 0x1f },
    ],
  }),
  dodagid: ipv6({ filter: "rpl.opt.solicited.dodagid", label: "DODAGID" }),
  version: u8({ filter: "rpl.opt.solicited.version", label: "Version" }),
});

/** Wireshark calls all options of ICMPv6 so. */
const label = "ICMPv6 Option";

/** IANA RPL Control Message Options. */
const rplOptions = options(
  {
    code: u8({ filter: "rpl.opt.type", label: "Type" }),
    length: u8({ filter: "rpl.opt.length", label: "Length" }),
    single: [0],
    each: "opt",
    unknown: { label },
  },
  {
    Pad1: { label, code: 0 },
    PadN: { label, code: 1, value: bytes("rest", { filter: "rpl.opt.padn", label: "Paddn", type: "FT_NONE" }) },
    Metrics: {
      label,
      code: 2,
      value: struct({
        type: u8({ filter: "rpl.opt.metric.type", label: "Routing Metric/Constraint Type" }),
        flags: u16({ filter: "rpl.opt.metric.flags", label: "Flags", show: "hex" }),
        length: u8({ filter: "rpl.opt.metric.length", label: "Metric Length" }),
        object: bytes("rest", { filter: "" }),
      }),
    },
    RouteInformation: {
      label,
      code: 3,
      value: struct({
        length: u8({ filter: "rpl.opt.route.prefix_length", label: "Prefix Length" }),
        reserved: bits(3, { filter: "" }),
        preference: bits(2, { filter: "rpl.opt.route.pref", label: "Preference", names: preference }),
        reserved2: bits(3, { filter: "rpl.opt.route.reserved", label: "Reserved" }),
        lifetime: u32({ filter: "rpl.opt.route.lifetime", label: "Route Lifetime" }),
        prefix,
      }),
    },
    Configuration: { label, code: 4, value: configuration },
    Target: {
      label,
      code: 5,
      value: struct({
        flags: u8({ filter: "rpl.opt.target.flag", label: "Reserved", type: "FT_NONE" }),
        length: u8({ filter: "rpl.opt.target.prefix_length", label: "Target Length" }),
        prefix,
      }),
    },
    Transit: {
      label,
      code: 6,
      value: struct({
        E: bits(1, {
          filter: "rpl.opt.transit.flag.e",
          label: "External",
          truth: SET,
          whole: { through: "reserved", filter: "rpl.opt.transit.flag", label: "Flags", type: "FT_UINT8", show: "hex" },
        }),
        reserved: bits(7, { filter: "rpl.opt.transit.flag.rsv", label: "Reserved" }),
        pathControl: u8({ filter: "rpl.opt.transit.pathctl", label: "Path Control" }),
        pathSequence: u8({ filter: "rpl.opt.transit.pathseq", label: "Path Sequence" }),
        pathLifetime: u8({ filter: "rpl.opt.transit.pathlifetime", label: "Path Lifetime" }),
        parents: repeated(ipv6({ filter: "rpl.opt.transit.parent", label: "Parent Address" })),
      }),
    },
    Solicited: { label, code: 7, value: solicited },
    PrefixInformation: { label, code: 8, value: prefixInformation },
    TargetDescriptor: {
      label,
      code: 9,
      value: u32({ filter: "rpl.opt.targetdesc.descriptor", label: "Descriptor", show: "hex" }),
    },
  },
);

const information = struct({
  instance: u8({ filter: "rpl.dio.instance", label: "RPLInstanceID" }),
  version: u8({ filter: "rpl.dio.version", label: "Version" }),
  rank: u16({ filter: "rpl.dio.rank", label: "Rank" }),
  G: bits(1, {
    filter: "rpl.dio.flag.g",
    label: "Grounded (G)",
    whole: { through: "prf", filter: "rpl.dio.flag", label: "Flags", type: "FT_UINT8", show: "hex" },
  }),
  zero: bits(1, { filter: "rpl.dio.flag.0", label: "Zero" }),
  mop: bits(3, { filter: "rpl.dio.flag.mop", label: "Mode of Operation (MOP)", show: "hex", names: modes }),
  prf: bits(3, { filter: "rpl.dio.flag.preference", label: "DODAG Preference" }),
  dtsn: u8({ filter: "rpl.dio.dtsn", label: "Destination Advertisement Trigger Sequence Number (DTSN)" }),
  flags: u8({ filter: "" }),
  reserved: u8({ filter: "" }),
  dodagid: ipv6({ filter: "rpl.dio.dagid", label: "DODAGID" }),
  options: rplOptions,
});

const advertisement = struct({
  instance: u8({ filter: "rpl.dao.instance", label: "RPLInstanceID" }),
  flags: u8({
    filter: "rpl.dao.flag",
    label: "Flags",
    show: "hex",
    parts: {
      K: bits(1, { filter: "rpl.dao.flag.k", label: "DAO-ACK Request (K)" }),
      D: bits(1, { filter: "rpl.dao.flag.d", label: "DODAGID Present (D)" }),
      reserved: bits(6, { filter: "rpl.dao.flag.rsv", label: "Reserved" }),
    },
  }),
  reserved: u8({ filter: "" }),
  sequence: u8({ filter: "rpl.dao.sequence", label: "DAO Sequence" }),
  dodagid: when({ field: "flags", mask: 0x40 }, ipv6({ filter: "rpl.dao.dodagid", label: "DODAGID" })),
  options: rplOptions,
});

const acknowledgement = struct({
  instance: u8({ filter: "rpl.daoack.instance", label: "RPLInstanceID" }),
  flags: u8({
    filter: "rpl.daoack.flag",
    label: "Flag",
    show: "hex",
    parts: {
      D: bits(1, { filter: "rpl.daoack.flag.d", label: "DODAGID Present (D)" }),
      reserved: bits(7, { filter: "rpl.daoack.flag.rsv", label: "Reserved" }),
    },
  }),
  sequence: u8({ filter: "rpl.daoack.sequence", label: "DAO-ACK Sequence" }),
  status: u8({ filter: "rpl.daoack.status", label: "Status" }),
  dodagid: when({ field: "flags", mask: 0x80 }, ipv6({ filter: "rpl.daoack.dodagid", label: "DODAGID" })),
  options: rplOptions,
});

/** RPL control messages (RFC 6550) by the code of the message; secured ones are octets. */
export const rplMessage = choice("code", {
  0: struct({
    flags: u8({ filter: "rpl.dis.flags", label: "Flags" }),
    reserved: u8({ filter: "" }),
    options: rplOptions,
  }),
  1: information,
  2: advertisement,
  3: acknowledgement,
});
