import { infoText } from "../../definition/info-line.ts";
import { domainInfo } from "../parts/dns-info.ts";
import { DNS } from "./dns.ts";

export const dnsInfo = infoText(DNS, { info: domainInfo, again: " , " });
