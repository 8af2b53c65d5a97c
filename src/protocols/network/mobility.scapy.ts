import { headerLengthIn, inetChecksum } from "../../definition/auto.ts";
import { fieldAt, layerOf, messageOf, optionOf, type Derivation } from "../../definition/derive.ts";
import { bits, bytes, flags, mac, struct, u16, u8 } from "../../definition/fields.ts";
import type { Protocol } from "../../definition/protocol.ts";
import { scapyLayers } from "../../definition/scapy-layers.ts";
import { MobilityHeader } from "./mobility.ts";

const options = fieldAt(MobilityHeader, "data", "0", "options");
const message = (type: number, layer: string, about: Derivation = {}): Protocol =>
  messageOf(MobilityHeader, layer, { mhtype: type }, about);
const option = (
  name: string | number,
  layer: string,
  alignment: readonly [number, number] | undefined,
  about: Parameters<typeof optionOf>[3] = {},
): Protocol =>
  optionOf(options, name, layer, {
    ...about,
    names: { code: "otype", length: "olen", ...about.names },
    ...(alignment ? { alignment } : {}),
  });

const eight = bytes(8, { default: new Uint8Array(8) });
const test = { names: { hni: "index" }, fields: { cookie: eight, token: eight } };
const testInit = { fields: { reserved: bytes(2, { default: new Uint8Array(2) }), cookie: eight } };
const twelve = new Uint8Array(12).fill(0x41);

export const layers = scapyLayers([
  message(0, "MIP6MH_BRR", { names: { reserved: "res2" } }),
  message(1, "MIP6MH_HoTI", testInit),
  message(2, "MIP6MH_CoTI", testInit),
  message(3, "MIP6MH_HoT", test),
  message(4, "MIP6MH_CoT", test),
  layerOf(
    "MIP6MH_BU",
    {
      nh: u8({ default: 59 }),
      len: u8({ auto: headerLengthIn(8, { minus: 8 }) }),
      mhtype: u8({ default: 5 }),
      res: u8(),
      cksum: u16({ auto: inetChecksum({ pseudoHeader: true }) }),
      seq: u16(),
      flags: flags(7, ["P", "R", "M", "K", "L", "H", "A"], { letters: "PRMKLHA", default: 0x68 }),
      reserved: bits(9),
      mhtime: u16({ default: 3 }),
      options,
    },
    { carriedBy: { "ip.proto": 135 } },
  ),
  messageOf(
    MobilityHeader,
    "MIP6MH_BA",
    { mhtype: 6 },
    {
      instead: { flags: { flags: flags(3, ["P", "R", "K"], { letters: "PRK", default: 4 }), res2: bits(5) } },
    },
  ),
  message(7, "MIP6MH_BE"),
  layerOf(
    "MIP6MH_Generic",
    {
      nh: u8({ default: 59 }),
      len: u8({ auto: headerLengthIn(8, { minus: 8 }) }),
      mhtype: u8(),
      res: u8(),
      cksum: u16({ auto: inetChecksum({ pseudoHeader: true }) }),
      msg: bytes("rest", { default: new Uint8Array(2) }),
    },
    { carriedBy: { "ip.proto": 135 } },
  ),
  option(6, "MIP6OptUnknown", undefined, { names: { value: "odata" } }),
  option("BRAdvice", "MIP6OptBRAdvice", [2, 0], { names: { value: "rinter" } }),
  option("AltCoA", "MIP6OptAltCoA", [8, 6], { names: { value: "acoa" } }),
  option("NonceIndices", "MIP6OptNonceIndices", [2, 0], { defaults: { olen: 16 } }),
  option("BindingAuthData", "MIP6OptBindingAuthData", [8, 2], {
    names: { value: "authenticator" },
    value: bytes(12),
    defaults: { olen: 16 },
  }),
  option("MobNetPrefix", "MIP6OptMobNetPrefix", [8, 4], { defaults: { plen: 64 } }),
  option("LLAddr", "MIP6OptLLAddr", undefined, {
    defaults: { olen: 7, ocode: 2 },
    value: struct({ ocode: u8(), pad: u8(), lla: mac() }),
  }),
  option("MNID", "MIP6OptMNID", undefined, { defaults: { subtype: 1 } }),
  option("MsgAuth", "MIP6OptMsgAuth", [4, 1], { defaults: { subtype: 1, authdata: twelve } }),
  option("ReplayProtection", "MIP6OptReplayProtection", [8, 2], { names: { value: "timestamp" } }),
  option("CGAParamsRequest", "MIP6OptCGAParamsReq", undefined),
  option("CGAParams", "MIP6OptCGAParams", undefined, { names: { value: "cgaparams" } }),
  option("Signature", "MIP6OptSignature", undefined, { names: { value: "sig" } }),
  option("HomeKeygenToken", "MIP6OptHomeKeygenToken", undefined, { names: { value: "hkt" } }),
  option("CareOfTestInit", "MIP6OptCareOfTestInit", undefined),
  option("CareOfTest", "MIP6OptCareOfTest", undefined, {
    names: { value: "cokt" },
    value: bytes("rest", { default: new Uint8Array(8) }),
  }),
]);
