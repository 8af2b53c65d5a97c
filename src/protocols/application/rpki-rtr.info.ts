import { infoText } from "../../definition/info-line.ts";
import { rtrTypes } from "../parts/rpki-rtr-body.ts";
import { RpkiRtr } from "./rpki-rtr.ts";

const type = RpkiRtr.slot("pdu_type");

export const rpkiRtrInfo = infoText(RpkiRtr, {
  again: ", ",
  info: (line) => line.text(rtrTypes[line.slot(type)] ?? `Unknown (${line.slot(type)})`),
  heading: (line) => line.text(` (${rtrTypes[line.slot(type)] ?? `Unknown ${line.slot(type)}`})`),
});
