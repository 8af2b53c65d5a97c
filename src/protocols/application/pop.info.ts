import { infoText } from "../../definition/info-line.ts";
import { wholeLine } from "../parts/line-text.ts";
import { POP } from "./pop.ts";

export const popInfo = infoText(POP, {
  labels: { "pop.request": wholeLine, "pop.response": wholeLine, "pop.response.data": wholeLine },
  info(line) {
    const reply = line.find("pop.response.indicator");
    const command = line.find("pop.request.command");
    if (reply < 0 && command < 0) return;
    const argument = line.find(reply >= 0 ? "pop.response.description" : "pop.request.parameter");
    line.utf8(reply >= 0 ? `S: ${line.string(reply)}` : `C: ${line.string(command)}`);
    if (argument >= 0) line.utf8(` ${line.string(argument)}`);
  },
});
