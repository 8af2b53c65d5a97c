import { infoText } from "../../definition/info-line.ts";
import { AH } from "./ah.ts";

const index = AH.slot("spi");

export const ahInfo = infoText(AH, {
  info(line) {
    line.text("AH (SPI=0x");
    line.hex(line.slot(index), 8);
    line.text(")");
  },
});
