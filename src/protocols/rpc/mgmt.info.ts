import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { MGMT } from "./mgmt.ts";

export const mgmtInfo = infoText(MGMT, interfaceText(MGMT));
