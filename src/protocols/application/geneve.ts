import { headerLengthIn, sizeOf } from "../../definition/auto.ts";
import { bits, bytes, repeated, struct, u16, u24, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { LARGEST_LENGTH } from "../parts/ethertype-texts.ts";
import { etherTypes } from "../parts/ethertypes.ts";

/** An option; its length counts words of four octets of the data. */
const option = struct({
  classid: u16({ filter: "option.class", label: "Class", show: "hex" }),
  type: u8({ filter: "option.type", label: "Type", show: "hex" }),
  reserved: bits(3, { filter: "option.flags" }),
  length: bits(5, { filter: "option.length", label: "Length", auto: sizeOf("data", { unit: 4 }) }),
  data: bytes({ by: "length", unit: 4 }, { filter: "option.unknown.data", label: "Option Data" }),
});

/** Frames of any EtherType in UDP, with options about them. */
export const GENEVE = protocol({
  name: "geneve",
  layer: "GENEVE",
  title: "Generic Network Virtualization Encapsulation",
  short: "Geneve",
  spec: "RFC 8926",
  carriedBy: { "udp.port": 6081 },
  next: { table: "ethertype", by: ["proto"], above: LARGEST_LENGTH },
  summary: "GENEVE vni {vni}",
  fields: {
    version: bits(2, { label: "Version" }),
    optionlen: bits(6, { filter: "length", label: "Length", auto: headerLengthIn(4, { minus: 8 }) }),
    oam: bits(1, { filter: "flags.oam", label: "Operations, Administration and Management Frame" }),
    critical: bits(1, { filter: "flags.critical", label: "Critical Options Present" }),
    reserved: bits(6, { filter: "flags.reserved", label: "Reserved" }),
    proto: u16({ filter: "proto_type", label: "Protocol Type", show: "hex", names: etherTypes, default: 0x6558 }),
    vni: u24({ label: "Virtual Network Identifier (VNI)" }),
    reserved2: u8({ filter: "reserved", label: "Reserved" }),
    options: repeated(option, { filter: "options", label: "Geneve Options" }),
  },
});
