import { infoText } from "../../definition/info-line.ts";
import { setBitsLine } from "../parts/set-bits-line.ts";
import { FrameRelay } from "./frame-relay.ts";

const bits = { "fr.fecn": "FECN", "fr.becn": "BECN", "fr.de": "DE", "fr.ea": "EA" } as const;

export const frameRelayInfo = infoText(FrameRelay, {
  column: "FR",
  info(line) {
    line.text(`DLCI ${line.value("fr.dlci")}`);
  },
  labels: {
    "fr.second_addr_octet": (line, quad) => setBitsLine(line, quad, "Second address octet", 2, bits),
  },
});
