import { infoText } from "../../definition/info-line.ts";
import { IRC } from "./irc.ts";

export const ircInfo = infoText(IRC, {
  info(line) {
    const side = line.has("irc.request") ? "request" : "response";
    line.text(side === "request" ? "Request" : "Response");
    for (let at = line.find(`irc.${side}.command`); at >= 0; at = line.find(`irc.${side}.command`, at)) {
      line.text(" (");
      line.show(at);
      line.text(")");
    }
  },
});
