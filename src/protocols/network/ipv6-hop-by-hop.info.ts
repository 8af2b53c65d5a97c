import { infoText } from "../../definition/info-line.ts";
import { IPv6ExtHdrHopByHop } from "./ipv6-hop-by-hop.ts";

export const hopByHopInfo = infoText(IPv6ExtHdrHopByHop, {
  column: "IPv6",
  endings: { "ipv6.hopopts.len_oct": (line) => line.text(" bytes") },
  info(line) {
    line.text("IPv6 hop-by-hop options");
  },
});
