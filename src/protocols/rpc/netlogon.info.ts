import { infoText } from "../../definition/info-line.ts";
import { interfaceText, told } from "../parts/rpc-interface-text.ts";
import { Netlogon } from "./netlogon.ts";

const CHALLENGE = 4;

export const netlogonInfo = infoText(
  Netlogon,
  interfaceText(Netlogon, (line, operation, response) => {
    if (operation === CHALLENGE && !response) told(line, "netlogon.computer_name");
    const status = line.find("netlogon.rc");
    if (status < 0 || line.number(status) === 0) return;
    line.text(", ");
    line.named(status, "Unknown error 0x%");
  }),
);
