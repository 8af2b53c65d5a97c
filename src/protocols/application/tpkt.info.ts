import { infoText } from "../../definition/info-line.ts";
import { TPKT } from "./tpkt.ts";

const version = TPKT.slot("version");
const length = TPKT.slot("length");

export const tpktInfo = infoText(TPKT, {
  info(line) {
    if (!line.has("tpkt.version")) line.text("Continuation");
  },
  heading(line) {
    if (line.has("tpkt.version")) line.text(`, Version: ${line.slot(version)}, Length: ${line.slot(length)}`);
    else line.text(" - ISO on TCP - RFC1006");
  },
});
