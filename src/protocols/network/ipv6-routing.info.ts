import { infoText } from "../../definition/info-line.ts";
import { IPv6ExtHdrRouting } from "./ipv6-routing.ts";

export const routingInfo = infoText(IPv6ExtHdrRouting, {
  column: "IPv6",
  endings: { "ipv6.routing.len_oct": (line) => line.text(" bytes") },
  heading(line) {
    line.text(" (");
    line.named(line.find("ipv6.routing.type"), "Unknown");
    line.text(")");
  },
  info(line) {
    line.text("IPv6 routing");
  },
});
