import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { NSPI } from "./nspi.ts";

export const nspiInfo = infoText(NSPI, interfaceText(NSPI));
