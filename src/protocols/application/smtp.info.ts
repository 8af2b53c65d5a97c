import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { SMTP } from "./smtp.ts";

/** A piece of a message. */
function fragment(line: InfoLine): void {
  const octets = line.payloadLength();
  line.utf8(`C: DATA fragment, ${octets} byte${octets === 1 ? "" : "s"}`);
}

export const smtpInfo = infoText(SMTP, {
  info(line) {
    if (line.inner >= 0 && line.nameOf(line.inner) === "data-text-lines") return fragment(line);
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
