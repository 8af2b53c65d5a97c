import { infoText } from "../../definition/info-line.ts";
import { ESP } from "./esp.ts";

const index = ESP.slot("spi");

export const espInfo = infoText(ESP, {
  info(line) {
    line.text("ESP (SPI=0x");
    line.hex(line.slot(index), 8);
    line.text(")");
  },
});
