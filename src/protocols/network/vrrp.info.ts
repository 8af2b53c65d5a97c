import { infoText } from "../../definition/info-line.ts";
import { VRRP } from "./vrrp.ts";

const type = VRRP.slot("type");
const version = VRRP.slot("version");
const ADVERTISEMENT = 1;

export const vrrpInfo = infoText(VRRP, {
  info(line) {
    line.text(line.slot(type) === ADVERTISEMENT ? "Announcement" : "Unknown");
    line.text(` (v${line.slot(version)})`);
  },
});
