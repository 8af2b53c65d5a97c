import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { SRVSVC } from "./srvsvc.ts";

export const srvsvcInfo = infoText(SRVSVC, interfaceText(SRVSVC));
