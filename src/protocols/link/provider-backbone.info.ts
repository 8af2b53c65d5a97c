import { infoText } from "../../definition/info-line.ts";
import { Dot1AH } from "./provider-backbone.ts";

export const dot1ahInfo = infoText(Dot1AH, {
  column: "802.1AH",
  info(line) {
    line.text(`I-SID: ${line.value("ieee8021ah.isid")}, C-Src: `);
    line.show(line.find("ieee8021ah.csrc"));
    line.text(", C-Dst: ");
    line.show(line.find("ieee8021ah.cdst"));
  },
});
