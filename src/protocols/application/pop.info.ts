import { infoText } from "../../definition/info-line.ts";
import { pair } from "../parts/dialogue-info.ts";
import { POP } from "./pop.ts";

export const popInfo = infoText(POP, {
  info(line) {
    const command = line.find("pop.request.command");
    const indicator = line.find("pop.response.indicator");
    if (command >= 0) {
      line.text("C: ");
      pair(line, command, line.find("pop.request.parameter"));
    } else if (indicator >= 0) {
      line.text("S: ");
      pair(line, indicator, line.find("pop.response.description"));
    } else line.text(`S: DATA fragment, ${line.payloadLength()} bytes`);
  },
});
