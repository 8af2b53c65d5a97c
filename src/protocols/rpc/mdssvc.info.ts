import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { Mdssvc } from "./mdssvc.ts";

export const mdssvcInfo = infoText(Mdssvc, interfaceText(Mdssvc));
