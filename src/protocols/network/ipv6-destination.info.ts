import { infoText } from "../../definition/info-line.ts";
import { ipv6OptionLabels } from "../parts/ipv6-option-labels.ts";
import { IPv6ExtHdrDestOpt } from "./ipv6-destination.ts";

export const destinationOptionsInfo = infoText(IPv6ExtHdrDestOpt, {
  column: "IPv6",
  endings: { "ipv6.dstopts.len_oct": (line) => line.text(" bytes") },
  labels: ipv6OptionLabels,
  info(line) {
    line.text("IPv6 destination options");
  },
});
