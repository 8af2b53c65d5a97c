import { infoText } from "../../definition/info-line.ts";
import { SIP } from "./sip.ts";

export const sipInfo = infoText(SIP, {
  info(line) {
    const method = line.find("sip.Method");
    const status = line.find("sip.Status-Code");
    if (method >= 0) {
      line.text("Request: ");
      line.show(method);
      line.octet(32);
      line.show(line.find("sip.r-uri"));
      line.text(" | ");
    } else if (status >= 0) {
      line.text("Status: ");
      line.utf8(line.string(line.find("sip.Status-Line")).replace(/^SIP\/2\.0 /, ""));
      const answered = line.find("sip.CSeq.method");
      if (line.number(status) >= 200 && answered >= 0) {
        line.text(" (");
        line.show(answered);
        line.text(")");
      }
      line.text(" | ");
    }
  },
});
