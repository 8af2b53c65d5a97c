import { u32le } from "../../bytes/numbers.ts";
import { infoText } from "../../definition/info-line.ts";
import { MTP3 } from "./mtp3.ts";

/** Octets in front of a routing label. */
const LABEL = 1;
const POINT = 0x3fff;

export const mtp3Info = infoText(MTP3, {
  column: "MTP3 (Int. ITU)",
  ends(bytes, start) {
    const label = u32le(bytes, start + LABEL);
    return [String((label >>> 14) & POINT), String(label & POINT)];
  },
});
