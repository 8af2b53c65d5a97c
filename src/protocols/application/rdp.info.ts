import { infoText } from "../../definition/info-line.ts";
import { negotiationTexts } from "../parts/rdp-negotiation-line.ts";
import { RDP } from "./rdp.ts";

export const rdpInfo = infoText(RDP, negotiationTexts);
