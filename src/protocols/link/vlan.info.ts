import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { Dot1AD, Dot1Q } from "./vlan.ts";

const priority = Dot1Q.slot("prio");
const dropEligible = Dot1Q.slot("dei");
const identifier = Dot1Q.slot("vlan");

/** The heads of both tags are alike. */
function tag(line: InfoLine): void {
  line.text(`PRI: ${line.slot(priority)} DEI: ${line.slot(dropEligible)} ID: ${line.slot(identifier)}`);
}

function heading(line: InfoLine): void {
  line.text(`, PRI: ${line.slot(priority)}, DEI: ${line.slot(dropEligible)}, ID: ${line.slot(identifier)}`);
}

export const vlanInfo = infoText(Dot1Q, { info: tag, heading });
export const serviceTagInfo = infoText(Dot1AD, { info: tag, heading });
