import { infoText } from "../../definition/info-line.ts";
import { sccpAcronyms } from "../parts/signalling-acronyms.ts";
import { acronymByType } from "../parts/signalling-line.ts";
import { SCCP } from "./sccp.ts";

const REMAINING = "sccp.segmentation.remaining";
const acronym = acronymByType("sccp.message_type", sccpAcronyms, (type) => `Unknown: ${type}`);

export const sccpInfo = infoText(SCCP, {
  column: "SCCP (Int. ITU)",
  again: "",
  info(line) {
    acronym(line);
    if (line.find(REMAINING) >= 0 && line.value(REMAINING) > 0) line.text("(Message fragment) ");
  },
});
