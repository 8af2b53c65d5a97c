import { infoText } from "../../definition/info-line.ts";
import { sccpManagementAcronyms } from "../parts/signalling-acronyms.ts";
import { acronymByType } from "../parts/signalling-line.ts";
import { SCCPManagement } from "./sccp-management.ts";

export const sccpManagementInfo = infoText(SCCPManagement, {
  column: "SCCPMG (Int. ITU)",
  again: "",
  info: acronymByType("sccpmg.message_type", sccpManagementAcronyms, () => "Unknown"),
});
