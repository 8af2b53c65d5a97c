import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { FRSAPI } from "./frsapi.ts";

export const frsapiInfo = infoText(FRSAPI, interfaceText(FRSAPI));
