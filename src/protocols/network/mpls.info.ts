import { infoText } from "../../definition/info-line.ts";
import { MPLS } from "./mpls.ts";

const label = MPLS.slot("label");
const experimental = MPLS.slot("cos");
const bottom = MPLS.slot("s");
const ttl = MPLS.slot("ttl");

export const mplsInfo = infoText(MPLS, {
  info(line) {
    line.text("MPLS Label Switched Packet");
  },
  heading(line) {
    line.text(
      `, Label: ${line.slot(label)}, Exp: ${line.slot(experimental)}, S: ${line.slot(bottom)}, TTL: ${line.slot(ttl)}`,
    );
  },
});
