import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { LSARPC } from "./lsarpc.ts";

export const lsarpcInfo = infoText(LSARPC, interfaceText(LSARPC));
