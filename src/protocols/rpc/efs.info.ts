import { infoText } from "../../definition/info-line.ts";
import { interfaceText } from "../parts/rpc-interface-text.ts";
import { EFS } from "./efs.ts";

export const efsInfo = infoText(EFS, interfaceText(EFS));
