import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { WKSSVC } from "./wkssvc.ts";

export const wkssvcInfo = infoText(WKSSVC, interfaceText(WKSSVC));
