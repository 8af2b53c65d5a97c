import { infoText } from "../../definition/info-line.ts";
import { pair } from "../parts/dialogue-info.ts";
import { FTP } from "./ftp.ts";

export const ftpInfo = infoText(FTP, {
  info(line) {
    const command = line.find("ftp.request.command");
    if (command >= 0) {
      line.text("Request: ");
      pair(line, command, line.find("ftp.request.arg"));
    } else {
      line.text("Response: ");
      pair(line, line.find("ftp.response.code"), line.find("ftp.response.arg"));
    }
  },
});
