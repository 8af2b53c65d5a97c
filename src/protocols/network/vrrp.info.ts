import { infoText } from "../../definition/info-line.ts";
import { VRRP } from "./vrrp.ts";

const type = VRRP.slot("type");
const version = VRRP.slot("version");
const ADVERTISEMENT = 1;
const PRIORITIES: { readonly [priority: number]: string } = {
  0: "Current Master has stopped participating in VRRP",
  100: "Default priority for a backup VRRP router",
  255: "This VRRP router owns the virtual router's IP address(es)",
};

export const vrrpInfo = infoText(VRRP, {
  info(line) {
    line.text(line.slot(type) === ADVERTISEMENT ? "Announcement" : "Unknown");
    line.text(` (v${line.slot(version)})`);
  },
  labels: {
    "vrrp.typever"(line) {
      line.text(`Version ${line.slot(version)}, Packet type ${line.slot(type)} (`);
      line.named(line.find("vrrp.type"), "Unknown");
      line.text(")");
    },
  },
  endings: {
    "vrrp.prio": (line, quad) => line.text(` (${PRIORITIES[line.number(quad)] ?? "Non-default backup priority"})`),
  },
});
