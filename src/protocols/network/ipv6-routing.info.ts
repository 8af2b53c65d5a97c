import { infoText } from "../../definition/info-line.ts";
import { IPv6ExtHdrRouting } from "./ipv6-routing.ts";

export const routingInfo = infoText(IPv6ExtHdrRouting, {
  column: "IPv6",
  info(line) {
    line.text("IPv6 routing");
  },
});
