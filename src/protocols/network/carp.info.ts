import { infoText } from "../../definition/info-line.ts";
import { CARP } from "./carp.ts";

const version = CARP.slot("version");

export const carpInfo = infoText(CARP, {
  info(line) {
    line.text(`Announcement (v${line.slot(version)})`);
  },
});
