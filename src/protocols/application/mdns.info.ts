import { infoText } from "../../definition/info-line.ts";
import { domainInfo, domainLabels } from "../parts/dns-info.ts";
import { MDNS } from "./mdns.ts";

export const mdnsInfo = infoText(MDNS, { column: "MDNS", info: domainInfo, labels: domainLabels });
