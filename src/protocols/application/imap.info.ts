import { infoText } from "../../definition/info-line.ts";
import { IMAP } from "./imap.ts";

export const imapInfo = infoText(IMAP, {
  info(line) {
    const first = line.find("imap.line");
    if (first < 0) return;
    line.utf8(line.value("imap.isrequest") === 1 ? "Request: " : "Response: ");
    line.utf8(line.string(first).replace(/\r?\n$/, ""));
  },
});
