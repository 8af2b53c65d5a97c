import { infoText } from "../../definition/info-line.ts";
import { OSPF } from "./ospf.ts";

export const ospfInfo = infoText(OSPF, {
  info(line) {
    line.named(line.find("ospf.msg"), "Unknown (%)");
  },
  labels: {
    "ospf.advertisement"(line, quad) {
      const type = line.inside(quad, "ospf.lsa");
      line.text(`LSA-type ${line.number(type)} (`);
      line.named(type, "Unknown");
      line.text(`), len ${line.number(line.inside(quad, "ospf.lsa.length"))}`);
    },
  },
});
