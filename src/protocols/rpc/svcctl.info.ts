import { infoText } from "../../definition/info-line.ts";
import { interfaceText, told } from "../parts/rpc-interface-text.ts";
import { SVCCTL } from "./svcctl.ts";

const OPEN_MANAGER = 15;

export const svcctlInfo = infoText(
  SVCCTL,
  interfaceText(SVCCTL, (line, operation, response) => {
    if (operation === OPEN_MANAGER && !response) told(line, "svcctl.machinename");
  }),
);
