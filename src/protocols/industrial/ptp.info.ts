import { infoText } from "../../definition/info-line.ts";
import { PTP } from "./ptp.ts";

export const ptpInfo = infoText(PTP, {
  info(line) {
    line.named(line.find("ptp.v2.messagetype"), "Unknown message (%)");
  },
});
