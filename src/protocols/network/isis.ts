import { bits, u8 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { networkIdentifiers } from "../parts/network-identifiers.ts";

/** Kinds of packets of IS-IS. */
export const isisTypes = {
  "L1 HELLO": 15,
  "L2 HELLO": 16,
  "P2P HELLO": 17,
  "L1 LSP": 18,
  "L2 LSP": 20,
  "L1 CSNP": 24,
  "L2 CSNP": 25,
  "L1 PSNP": 26,
  "L2 PSNP": 27,
} as const;

/** What all packets of IS-IS begin with: routers of an area find each other and tell each other whom they reach. */
export const ISIS = protocol({
  name: "isis",
  layer: "ISIS_CommonHdr",
  title: "ISO 10589 ISIS InTRA Domain Routeing Information Exchange Protocol",
  short: "ISIS",
  spec: "ISO/IEC 10589",
  carriedBy: { "osi.nlpid": networkIdentifiers.ISIS },
  next: { table: "isis.type", by: ["pdutype"] },
  summary: "IS-IS {pdutype}",
  fields: {
    nlpid: u8({
      filter: "irpd",
      label: "Intradomain Routing Protocol Discriminator",
      show: "hex",
      names: networkIdentifiers,
      default: networkIdentifiers.ISIS,
    }),
    hdrlen: u8({ filter: "len", label: "Length Indicator" }),
    version: u8({ label: "Version/Protocol ID Extension", default: 1 }),
    idlen: u8({ filter: "sysid_len", label: "ID Length" }),
    typereserved: bits(3, { filter: "type.reserved", label: "Reserved", show: "hex" }),
    pdutype: bits(5, { filter: "type", label: "PDU Type", names: isisTypes }),
    version2: u8({ label: "Version", default: 1 }),
    reserved: u8({ label: "Reserved" }),
    maxareaaddr: u8({ filter: "max_area_adr", label: "Maximum Area Addresses" }),
  },
});
