import { infoText } from "../../definition/info-line.ts";
import { IMAP } from "./imap.ts";

export const imapInfo = infoText(IMAP, {
  info(line) {
    line.text(line.value("imap.isrequest") === 1 ? "Request: " : "Response: ");
    let text = line.find("imap.line");
    // Of several the last one is shown.
    for (let next = text; next >= 0; next = line.find("imap.line", next)) text = next;
    if (text >= 0) line.utf8(line.string(text).replace(/[\r\n]+$/, ""));
  },
});
