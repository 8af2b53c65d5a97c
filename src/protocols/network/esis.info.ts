import { infoText } from "../../definition/info-line.ts";
import { ESIS } from "./esis.ts";

export const esisInfo = infoText(ESIS, {
  info(line) {
    line.named(line.find("esis.type"), "Unknown (0x%)");
  },
});
