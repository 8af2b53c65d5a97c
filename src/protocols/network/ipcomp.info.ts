import { infoText } from "../../definition/info-line.ts";
import { IPComp } from "./ipcomp.ts";

const index = IPComp.slot("cpi");

export const ipcompInfo = infoText(IPComp, {
  info(line) {
    line.text("IPComp (CPI=0x");
    line.hex(line.slot(index), 4);
    line.text(")");
  },
});
