import { dumpText } from "../../definition/dump-line.ts";
import { optionsHeader } from "../parts/ipv6-options-line.ts";
import { IPv6ExtHdrDestOpt } from "./ipv6-destination.ts";

export const destinationOptionsText = dumpText(
  IPv6ExtHdrDestOpt,
  (line, at) => {
    line.protocol = "dstopt";
    return optionsHeader(line, at, "DSTOPT", false);
  },
  { carriedBy: { "ipv6.extension": 60 } },
);
