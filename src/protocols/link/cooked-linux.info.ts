import { infoText } from "../../definition/info-line.ts";
import { CookedLinux, CookedLinuxV2 } from "./cooked-linux.ts";

export const cookedLinuxInfo = infoText(CookedLinux, {
  addresses: ["src", undefined],
  info(line) {
    line.named(line.find("sll.pkttype"), "Unknown (%)");
  },
});

export const cookedLinuxV2Info = infoText(CookedLinuxV2, {
  column: "SLL",
  addresses: ["src", undefined],
  info(line) {
    line.named(line.find("sll.pkttype"), "Unknown (%)");
  },
});
