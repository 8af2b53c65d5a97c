import { infoText } from "../../definition/info-line.ts";
import { domainEndings, domainHeading, domainInfo, domainLabels } from "../parts/dns-info.ts";
import { DNS } from "./dns.ts";

export const dnsInfo = infoText(DNS, {
  info: domainInfo,
  labels: domainLabels,
  endings: domainEndings,
  heading: domainHeading,
  again: " , ",
});
