import { infoText } from "../../definition/info-line.ts";
import { MPLS } from "./mpls.ts";

export const mplsInfo = infoText(MPLS, {
  info(line) {
    line.text("MPLS Label Switched Packet");
  },
});
