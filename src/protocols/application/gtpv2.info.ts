import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { GTPv2 } from "./gtpv2.ts";

export const gtpv2Info = infoText(GTPv2, {
  quotes: true,
  info: (line) => line.named(line.find("gtpv2.message_type"), "Unknown"),
  labels: {
    "gtpv2.element"(line: InfoLine, quad: number) {
      line.named(line.inside(quad, "gtpv2.ie_type"), "Unknown");
      line.text(" : ");
    },
  },
});
