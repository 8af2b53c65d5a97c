import { dumpText } from "../../definition/dump-line.ts";
import { optionsHeader } from "../parts/ipv6-options-line.ts";
import { IPv6ExtHdrHopByHop } from "./ipv6-hop-by-hop.ts";

export const hopByHopText = dumpText(
  IPv6ExtHdrHopByHop,
  (line, at) => {
    line.protocol = "hbhopt";
    return optionsHeader(line, at, "HBH", true);
  },
  { carriedBy: { "ipv6.extension": 0 } },
);
