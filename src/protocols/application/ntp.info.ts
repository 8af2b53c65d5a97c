import { infoText } from "../../definition/info-line.ts";
import { NTP } from "./ntp.ts";

const MODES = [
  "reserved",
  "symmetric active",
  "symmetric passive",
  "client",
  "server",
  "broadcast",
  "control",
  "private",
];

export const ntpInfo = infoText(NTP, {
  info(line) {
    line.text(`NTP Version ${line.value("ntp.flags.vn")}, ${MODES[line.value("ntp.flags.mode")]}`);
  },
});
