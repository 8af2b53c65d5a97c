import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { SAMR } from "./samr.ts";

export const samrInfo = infoText(SAMR, interfaceText(SAMR));
