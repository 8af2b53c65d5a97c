import { infoText } from "../../definition/info-line.ts";
import { IPv6ExtHdrDestOpt } from "./ipv6-destination.ts";

export const destinationOptionsInfo = infoText(IPv6ExtHdrDestOpt, {
  column: "IPv6",
  info(line) {
    line.text("IPv6 destination options");
  },
});
