import { infoText } from "../../definition/info-line.ts";
import { DTP } from "./dtp.ts";

export const dtpInfo = infoText(DTP, {
  info(line) {
    line.text("Dynamic Trunk Protocol");
  },
});
