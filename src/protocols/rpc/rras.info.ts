import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { RRAS } from "./rras.ts";

export const rrasInfo = infoText(RRAS, interfaceText(RRAS));
