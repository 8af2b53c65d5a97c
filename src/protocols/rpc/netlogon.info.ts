import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { Netlogon } from "./netlogon.ts";

export const netlogonInfo = infoText(Netlogon, interfaceText(Netlogon));
