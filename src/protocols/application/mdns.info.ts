import { infoText } from "../../definition/info-line.ts";
import { domainEndings, domainHeading, domainInfo, domainLabels } from "../parts/dns-info.ts";
import { MDNS } from "./mdns.ts";

export const mdnsInfo = infoText(MDNS, {
  column: "MDNS",
  info: domainInfo,
  labels: domainLabels,
  endings: domainEndings,
  heading: domainHeading,
});
