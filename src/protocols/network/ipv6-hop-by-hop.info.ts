import { infoText } from "../../definition/info-line.ts";
import { ipv6OptionLabels } from "../parts/ipv6-option-labels.ts";
import { IPv6ExtHdrHopByHop } from "./ipv6-hop-by-hop.ts";

export const hopByHopInfo = infoText(IPv6ExtHdrHopByHop, {
  column: "IPv6",
  endings: { "ipv6.hopopts.len_oct": (line) => line.text(" bytes") },
  labels: ipv6OptionLabels,
  info(line) {
    line.text("IPv6 hop-by-hop options");
  },
});
