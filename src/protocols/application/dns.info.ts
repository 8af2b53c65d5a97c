import { infoText } from "../../definition/info-line.ts";
import { domainInfo, domainLabels } from "../parts/dns-info.ts";
import { DNS } from "./dns.ts";

export const dnsInfo = infoText(DNS, { info: domainInfo, labels: domainLabels, again: " , " });
