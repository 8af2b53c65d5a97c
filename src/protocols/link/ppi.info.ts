import { infoText } from "../../definition/info-line.ts";
import { PPI } from "./ppi.ts";

const version = PPI.slot("version");
const length = PPI.slot("len");

export const ppiInfo = infoText(PPI, {
  heading: (line) => line.text(` version ${line.slot(version)}, ${line.slot(length)} bytes`),
  labels: {
    "ppi.80211-common.rate": (line, quad) => line.text(`Rate: ${(line.number(quad) / 1000).toFixed(1)} Mbps`),
  },
});
