import { infoText } from "../../definition/info-line.ts";
import { EthernetLoopback } from "./ethernet-loopback.ts";

export const ethernetLoopbackInfo = infoText(EthernetLoopback, {
  info(line) {
    const quad = line.find("loop.function");
    if (quad >= 0) line.named(quad, "Unknown function (%)");
  },
});
