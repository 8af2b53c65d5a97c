import { infoText } from "../../definition/info-line.ts";
import { PseudoWireControl } from "./pseudo-wire.ts";

export const pseudoWireInfo = infoText(PseudoWireControl, {
  labels: {
    "pweth.cw.sequence_number"(line, quad) {
      line.text(`Sequence Number: ${line.number(quad)}`);
    },
  },
});
