import { infoText } from "../../definition/info-line.ts";
import { bodyHeading, bodyInfo } from "../parts/body-info.ts";
import { textLineLabels, WHOLE_LINE } from "../parts/text-line-labels.ts";
import { DataTextLines } from "./data-text-lines.ts";

/** A body that is taken for something else is not named. */
const type = bodyInfo((line, name) => line.utf8(` (${name})`));

export const dataTextLinesInfo = infoText(DataTextLines, {
  column: "",
  labels: textLineLabels,
  heading(line) {
    bodyHeading(line);
    let lines = 0;
    for (let quad = line.find(WHOLE_LINE); quad >= 0; quad = line.find(WHOLE_LINE, quad)) lines++;
    line.text(` (${lines} lines)`);
  },
  info(line) {
    const { inner } = line;
    if (inner < 0 || line.nameOf(inner) !== DataTextLines.passesOn?.to) type(line);
  },
});
