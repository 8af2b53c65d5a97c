import { infoText } from "../../definition/info-line.ts";
import { NTP } from "./ntp.ts";

const version = NTP.slot("version");

export const ntpInfo = infoText(NTP, {
  info(line) {
    line.text("NTP Version ");
    line.decimal(line.slot(version));
    line.text(", ");
    line.named(line.find("ntp.flags.mode"), "Unknown");
  },
});
