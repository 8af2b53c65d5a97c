import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { DRSUAPI } from "./drsuapi.ts";

export const drsuapiInfo = infoText(DRSUAPI, interfaceText(DRSUAPI));
