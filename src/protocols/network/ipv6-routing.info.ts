import { infoText } from "../../definition/info-line.ts";
import { IPv6ExtHdrRouting } from "./ipv6-routing.ts";

export const routingInfo = infoText(IPv6ExtHdrRouting, {
  column: "IPv6",
  endings: { "ipv6.routing.len_oct": (line) => line.text(" bytes") },
  info(line) {
    line.text("IPv6 routing");
  },
});
