import { infoText } from "../../definition/info-line.ts";
import { organizationLine } from "../parts/organization-line.ts";
import { SNAP } from "./snap.ts";

const organization = SNAP.slot("OUI");
const code = SNAP.slot("code");

export const snapInfo = infoText(SNAP, {
  column: "LLC",
  info(line) {
    if (line.isReplaced) return;
    line.text("U, func=UI; SNAP, OUI 0x");
    line.hex(line.slot(organization), 6);
    const maker = line.maker(line.find("llc.oui"));
    if (maker !== undefined) line.text(` (${maker})`);
    line.text(", PID 0x");
    line.hex(line.slot(code), 4);
  },
  labels: { "llc.oui": (line, quad) => organizationLine(line, "Organization Code", quad) },
});
