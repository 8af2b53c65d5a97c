import { infoText } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { wholeLine } from "../parts/line-text.ts";
import { FTP } from "./ftp.ts";

/** What stands behind the three digits of a reply: a blank, or a hyphen where more lines follow. */
const mark = slotAt(3, 1, 0);

export const ftpInfo = infoText(FTP, {
  labels: { "ftp.line": wholeLine },
  info(line) {
    const code = line.find("ftp.response.code");
    const command = line.find("ftp.request.command");
    const argument = line.find(code >= 0 ? "ftp.response.arg" : "ftp.request.arg");
    if (code >= 0) {
      line.text(`Response: ${line.number(code)}`);
      if (argument >= 0) line.octet(line.slot(mark));
    } else if (command >= 0) {
      line.utf8(`Request: ${line.string(command)}`);
      if (argument >= 0) line.octet(32);
    }
    if (argument >= 0) line.utf8(line.string(argument));
  },
});
