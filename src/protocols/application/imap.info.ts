import { infoText } from "../../definition/info-line.ts";
import { IMAP } from "./imap.ts";

export const imapInfo = infoText(IMAP, {
  info(line) {
    line.text(line.value("imap.isrequest") === 1 ? "Request: " : "Response: ");
    const text = line.find("imap.line");
    if (text >= 0) line.utf8(line.string(text).replace(/[\r\n]+$/, ""));
  },
});
