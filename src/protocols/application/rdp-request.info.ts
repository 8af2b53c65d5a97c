import { infoText } from "../../definition/info-line.ts";
import { negotiationTexts } from "../parts/rdp-negotiation-line.ts";
import { RdpRequest } from "./rdp-request.ts";

export const rdpRequestInfo = infoText(RdpRequest, negotiationTexts);
