import { infoText } from "../../definition/info-line.ts";
import { SIP } from "./sip.ts";

const OK = 200;

export const sipInfo = infoText(SIP, {
  info(line) {
    const status = line.find("sip.Status-Line");
    if (status >= 0) {
      line.utf8(`Status: ${line.string(status).replace(/^\S+ /, "")}`);
      const method = line.find("sip.CSeq.method");
      if (line.value("sip.Status-Code") === OK && method >= 0) line.utf8(` (${line.string(method)})`);
    } else if (line.has("sip.Request-Line")) {
      line.utf8(`Request: ${line.string(line.find("sip.Method"))} ${line.string(line.find("sip.r-uri"))}`);
    } else return line.text("Continuation");
    line.text(" | ");
  },
});
