import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { DsSetup } from "./dssetup.ts";

export const dsSetupInfo = infoText(DsSetup, interfaceText(DsSetup));
