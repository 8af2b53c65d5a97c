import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { DNSServer } from "./dnsserver.ts";

export const dNSServerInfo = infoText(DNSServer, interfaceText(DNSServer));
