import { infoText } from "../../definition/info-line.ts";
import { PPPoED, pppoeStages } from "./pppoe.ts";

export const pppoedInfo = infoText(PPPoED, {
  info(line) {
    line.text(pppoeStages[line.value("pppoe.code")] ?? "Unknown");
    for (let quad = line.find("pppoed.tags.ac_name"); quad >= 0; quad = line.find("pppoed.tags.ac_name", quad))
      line.utf8(` AC-Name='${line.string(quad)}'`);
  },
});
