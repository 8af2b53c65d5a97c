import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { ATSVC } from "./atsvc.ts";

export const atsvcInfo = infoText(ATSVC, interfaceText(ATSVC));
