import { infoText } from "../../definition/info-line.ts";
import { bgpLabels } from "../parts/bgp-labels.ts";
import { BGP } from "./bgp.ts";

export const bgpInfo = infoText(BGP, {
  again: ", ",
  info(line) {
    line.named(line.find("bgp.type"), "Unknown Message");
  },
  heading(line) {
    const type = line.find("bgp.type");
    if (type < 0) return;
    line.text(" - ");
    line.named(type, "Unknown Message");
  },
  labels: bgpLabels,
});
