import { u32le } from "../../bytes/numbers.ts";
import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { sccpAcronyms, sccpManagementAcronyms } from "../parts/signalling-acronyms.ts";
import { SCCP } from "./sccp.ts";
import { SCCPManagement } from "./sccp-management.ts";
import { MTP3 } from "./mtp3.ts";

const acronym =
  (field: string, acronyms: { readonly [type: number]: string }, unknown: (type: number) => string) =>
  (line: InfoLine): void => {
    const type = line.value(field);
    line.text(`${acronyms[type] ?? unknown(type)} `);
  };

/** Octets in front of a routing label. */
const LABEL = 1;
const POINT = 0x3fff;

export const mtp3Info = infoText(MTP3, {
  column: "MTP3 (Int. ITU)",
  ends(bytes, start) {
    const label = u32le(bytes, start + LABEL);
    return [String((label >>> 14) & POINT), String(label & POINT)];
  },
});

export const sccpInfo = infoText(SCCP, {
  column: "SCCP (Int. ITU)",
  again: "",
  info(line) {
    acronym("sccp.message_type", sccpAcronyms, (type) => `Unknown: ${type}`)(line);
    if (line.find("sccp.segmentation.remaining") >= 0 && line.value("sccp.segmentation.remaining") > 0)
      line.text("(Message fragment) ");
  },
});

export const sccpManagementInfo = infoText(SCCPManagement, {
  column: "SCCPMG (Int. ITU)",
  again: "",
  info: acronym("sccpmg.message_type", sccpManagementAcronyms, () => "Unknown"),
});
