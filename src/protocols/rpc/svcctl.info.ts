import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { SVCCTL } from "./svcctl.ts";

export const svcctlInfo = infoText(SVCCTL, interfaceText(SVCCTL));
