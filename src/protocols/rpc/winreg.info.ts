import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { WinReg } from "./winreg.ts";

export const winRegInfo = infoText(WinReg, interfaceText(WinReg));
