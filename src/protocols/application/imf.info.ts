import { infoText } from "../../definition/info-line.ts";
import { IMF } from "./imf.ts";

export const imfInfo = infoText(IMF, {
  column: "/IMF",
  info(line) {
    const from = line.find("imf.from");
    if (from >= 0) line.utf8(`from: ${line.string(from)}, `);
    const subject = line.find("imf.subject");
    if (subject >= 0) line.utf8(`subject: ${line.string(subject)}, `);
  },
});
