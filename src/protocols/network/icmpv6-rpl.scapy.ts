import { headerLengthIn, inetChecksum, wholeLength } from "../../definition/auto.ts";
import { layerOf } from "../../definition/derive.ts";
import { bits, bytes, ipv6, options, u16, u32, u8, when } from "../../definition/fields.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { addressPrefix } from "../parts/address-prefix.ts";

const code = (number: number) => ({ requires: { ICMPv6RPL: { code: number } } });
const instance = { RPLInstanceID: u8({ default: 50 }) };
const dodagid = when({ field: "D" }, ipv6());
const MAXIMUM = 0xffff_ffff;
const length = u8({ auto: headerLengthIn(1, { minus: 2 }) });
const option = (type: number, layer: string, fields: Fields): Protocol =>
  layerOf(layer, { otype: u8({ default: type }), len: length, ...fields });

/** An object of a metric container (RFC 6551 2). */
const metric = (type: number, layer: string, fields: Fields): Protocol =>
  layerOf(layer, {
    otype: u8({ default: type }),
    resflags: bits(5),
    P: bits(1),
    C: bits(1),
    O: bits(1),
    R: bits(1),
    A: bits(3, { names: { additive: 0, maximum: 1, minimum: 2, multiplicative: 3 } }),
    prec: bits(4),
    len: u8({ auto: headerLengthIn(1, { minus: 4 }) }),
    ...fields,
  });

/** RPL's messages and options (RFC 6550) as layers, by Scapy's names for their fields. */
export const layers = scapyLayers([
  layerOf(
    "ICMPv6RPL",
    { type: u8({ default: 155 }), code: u8(), cksum: u16({ auto: inetChecksum({ pseudoHeader: true }) }) },
    { carriedBy: { "ip.proto": 58 }, requires: { IPv6: { dst: "ff02::1a" } } },
  ),
  layerOf("RPLDIS", { flags: u8(), reserved: u8() }, code(0)),
  layerOf(
    "RPLDIO",
    {
      ...instance,
      ver: u8(),
      rank: u16({ default: 1 }),
      G: bits(1, { default: 1 }),
      unused1: bits(1),
      mop: bits(3, {
        default: 1,
        names: {
          "No Downward Routes": 0,
          "Non-Storing": 1,
          "Storing without multicast": 2,
          "Storing with multicast": 3,
        },
      }),
      prf: bits(3),
      dtsn: u8({ default: 240 }),
      flags: u8(),
      reserved: u8(),
      dodagid: ipv6({ default: "::1" }),
    },
    code(1),
  ),
  layerOf(
    "RPLDAO",
    { ...instance, K: bits(1), D: bits(1), flags: bits(6), reserved: u8(), daoseq: u8({ default: 1 }), dodagid },
    code(2),
  ),
  layerOf(
    "RPLDAOACK",
    { ...instance, D: bits(1), reserved: bits(7), daoseq: u8({ default: 1 }), status: u8(), dodagid },
    code(3),
  ),
  layerOf(
    "RPLDCO",
    { ...instance, K: bits(1), D: bits(1), flags: bits(6), status: u8(), dcoseq: u8({ default: 1 }), dodagid },
    code(7),
  ),
  layerOf(
    "RPLDCOACK",
    { ...instance, D: bits(1), flags: bits(7), dcoseq: u8({ default: 1 }), status: u8(), dodagid },
    code(8),
  ),
  layerOf("RPLOptPad1", { otype: u8() }),
  layerOf("RPLOptPadN", { otype: u8({ default: 1 }), optlen: length, optdata: bytes("rest") }),
  layerOf("RPLOptDAGMC", {
    otype: u8({ default: 2 }),
    len: u8({ auto: wholeLength({ minus: 2 }) }),
    options: options({ code: u8(), length: u8() }, {}),
  }),
  option(3, "RPLOptRIO", {
    plen: u8(),
    res1: bits(3),
    prf: bits(2, { names: { Medium: 0, High: 1, Reserved: 2, Low: 3 } }),
    res2: bits(3),
    rtlifetime: u32({ default: MAXIMUM }),
    prefix: addressPrefix(),
  }),
  option(4, "RPLOptDODAGConfig", {
    flags: bits(4),
    A: bits(1),
    PCS: bits(3),
    DIOIntDoubl: u8({ default: 20 }),
    DIOIntMin: u8({ default: 3 }),
    DIORedun: u8({ default: 10 }),
    MaxRankIncrease: u16(),
    MinRankIncrease: u16({ default: 256 }),
    OCP: u16({ default: 1 }),
    reserved: u8(),
    DefLifetime: u8({ default: 255 }),
    LifetimeUnit: u16({ default: 0xffff }),
  }),
  option(5, "RPLOptTgt", { flags: u8(), plen: u8(), prefix: addressPrefix() }),
  option(6, "RPLOptTIO", {
    E: bits(1),
    flags: bits(7),
    pathcontrol: u8(),
    pathseq: u8(),
    pathlifetime: u8({ default: 255 }),
    parentaddr: addressPrefix(),
  }),
  option(7, "RPLOptSolInfo", {
    RPLInstanceID: u8(),
    V: bits(1),
    I: bits(1),
    D: bits(1),
    flags: bits(5),
    dodagid: ipv6({ default: "::1" }),
    ver: u8(),
  }),
  option(8, "RPLOptPIO", {
    plen: u8({ default: 64 }),
    L: bits(1),
    A: bits(1),
    R: bits(1),
    reserved1: bits(5),
    validlifetime: u32({ default: MAXIMUM }),
    preflifetime: u32({ default: MAXIMUM }),
    reserved2: u32(),
    prefix: ipv6({ default: "::1" }),
  }),
  option(9, "RPLOptTgtDesc", { descriptor: u32() }),
  metric(1, "RPLDAGMCNSA", { res: u8(), flags: bits(6), Agg: bits(1), Overload: bits(1) }),
  metric(2, "RPLDAGMCNodeEnergy", { flags: bits(4), I: bits(1), T: bits(2), E: bits(1), E_E: u8() }),
  metric(3, "RPLDAGMCHopCount", { res: bits(4), flags: bits(4), HopCount: u8({ default: 1 }) }),
  metric(4, "RPLDAGMCLinkThroughput", { Throughput: u32({ default: 1 }) }),
  metric(5, "RPLDAGMCLinkLatency", { Latency: u32({ default: 1 }) }),
  metric(6, "RPLDAGMCLinkQualityLevel", { res: u8(), val: bits(3), counter: bits(5) }),
  metric(7, "RPLDAGMCLinkETX", { ETX: u16({ default: 1 }) }),
  metric(8, "RPLDAGMCLinkColor", { res: u8(), color: bits(10, { default: 1 }), counter: bits(6, { default: 1 }) }),
]);
