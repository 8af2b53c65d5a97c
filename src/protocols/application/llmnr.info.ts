import { infoText } from "../../definition/info-line.ts";
import { domainEndings, domainHeading, domainInfo, domainLabels } from "../parts/dns-info.ts";
import { LLMNR } from "./llmnr.ts";

export const llmnrInfo = infoText(LLMNR, {
  info: domainInfo,
  labels: domainLabels,
  endings: domainEndings,
  heading: domainHeading,
});
