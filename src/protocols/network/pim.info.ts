import { infoText } from "../../definition/info-line.ts";
import { PIM } from "./pim.ts";

export const pimInfo = infoText(PIM, {
  column: "PIMv2",
  info(line) {
    line.named(line.find("pim.type"), "Unknown (%)");
  },
});
