import { escapedText } from "../../bytes/text.ts";
import { infoText } from "../../definition/info-line.ts";
import { IMF } from "./imf.ts";

export const imfInfo = infoText(IMF, {
  column: "/IMF",
  info(line) {
    const from = line.find("imf.from");
    const subject = line.find("imf.subject");
    const said = [
      from < 0 ? "" : `from: ${escapedText(line.string(from))}, `,
      subject < 0 ? "" : `subject: ${escapedText(line.string(subject))}, `,
    ];
    // In the order of the headers.
    if (subject < from) said.reverse();
    line.utf8(said.join(""));
    line.fence();
  },
});
