import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { pair } from "../parts/dialogue-info.ts";
import { SMTP } from "./smtp.ts";

export const smtpInfo = infoText(SMTP, {
  info(line) {
    const code = line.find("smtp.response.code");
    if (code >= 0) response(line, code);
    else {
      const command = line.find("smtp.req.command");
      line.text("C: ");
      if (command >= 0) pair(line, command, line.find("smtp.req.parameter"));
      else line.text(`DATA fragment, ${line.payloadLength()} bytes`);
    }
  },
});

/** `S: 250-mail.example.test | PIPELINING`: the code of the first line, the texts of all. */
function response(line: InfoLine, code: number): void {
  const first = line.find("smtp.rsp.parameter");
  const isFollowed = first >= 0 && line.find("smtp.rsp.parameter", first) >= 0;
  line.text("S: ");
  line.show(code);
  for (let text = first, i = 0; text >= 0; text = line.find("smtp.rsp.parameter", text), i++) {
    line.text(i > 0 ? " | " : isFollowed ? "-" : " ");
    line.show(text);
  }
}
