import { infoText } from "../../definition/info-line.ts";
import { SMTP } from "./smtp.ts";

export const smtpInfo = infoText(SMTP, {
  info(line) {
    const command = line.find("smtp.command_line");
    if (command >= 0) line.utf8(`C: ${line.string(command).trimEnd()}`);
    const reply = line.find("smtp.response");
    if (reply < 0) return;
    line.utf8(`S: ${line.string(reply).trimEnd()}`);
    const name = "smtp.rsp.parameter";
    for (let more = line.find(name, line.find(name)); more >= 0; more = line.find(name, more))
      line.utf8(` | ${line.string(more)}`);
  },
});
