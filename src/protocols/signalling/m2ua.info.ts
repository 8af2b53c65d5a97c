import { infoText } from "../../definition/info-line.ts";
import { m2uaAcronyms } from "../parts/signalling-acronyms.ts";
import { acronymByClass, parameterLine } from "../parts/signalling-line.ts";
import { M2UA } from "./m2ua.ts";

export const m2uaInfo = infoText(M2UA, {
  again: "",
  info: acronymByClass("m2ua", m2uaAcronyms),
  labels: { "m2ua.parameter": parameterLine("m2ua") },
});
