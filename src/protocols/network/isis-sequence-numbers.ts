import { wholeLength } from "../../definition/auto.ts";
import { bytes, u16 } from "../../definition/fields.ts";
import { protocol } from "../../definition/protocol.ts";
import { authentication, elementsOf, entryElements, instanceIdentifier } from "../parts/isis-tlvs.ts";
import { SYSTEM, systemId } from "../parts/system-id.ts";
import { isisTypes } from "./isis.ts";

const COMMON = 8;

const head = {
  pdulength: u16({ filter: "pdu_length", label: "PDU length", auto: wholeLength({ minus: -COMMON }) }),
  sourceid: systemId(SYSTEM, { filter: "source_id", label: "Source-ID" }),
  circuit: bytes(1, { filter: "source_circuit", label: "Source-ID-Circuit" }),
};
/** Both kinds have the same elements, by the names of the first. */
const elements = (kind: string) =>
  elementsOf(kind, {
    "Instance Identifier": instanceIdentifier("csnp"),
    ...entryElements,
    Authentication: authentication("=isis.csnp.authentication"),
  });

/** All link states that a router has, in a range. */
export const ISISComplete = protocol({
  name: "isis.csnp",
  layer: "ISIS_CSNP",
  title: "ISO 10589 ISIS Complete Sequence Numbers Protocol Data Unit",
  short: "ISIS CSNP",
  spec: "ISO/IEC 10589",
  carriedBy: { "isis.type": [isisTypes["L1 CSNP"], isisTypes["L2 CSNP"]] },
  summary: "IS-IS CSNP {sourceid}",
  fields: {
    ...head,
    startlspid: systemId(SYSTEM + 2, { filter: "start_lsp_id", label: "Start LSP-ID" }),
    endlspid: systemId(SYSTEM + 2, { filter: "end_lsp_id", label: "End LSP-ID", default: "ffff.ffff.ffff.ff-ff" }),
    tlvs: elements("csnp"),
  },
});

/** Link states that a router has received, or wants. */
export const ISISPartial = protocol({
  name: "isis.psnp",
  layer: "ISIS_PSNP",
  title: "ISO 10589 ISIS Partial Sequence Numbers Protocol Data Unit",
  short: "ISIS PSNP",
  spec: "ISO/IEC 10589",
  carriedBy: { "isis.type": [isisTypes["L1 PSNP"], isisTypes["L2 PSNP"]] },
  summary: "IS-IS PSNP {sourceid}",
  fields: { ...head, tlvs: elements("psnp") },
});
