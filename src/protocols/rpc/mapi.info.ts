import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { MAPI } from "./mapi.ts";

export const mapiInfo = infoText(MAPI, interfaceText(MAPI));
