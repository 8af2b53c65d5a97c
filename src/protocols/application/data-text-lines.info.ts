import { infoText } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { DataTextLines } from "./data-text-lines.ts";

/** A body that is taken for something else is not named. */
const type = bodyInfo((line, name) => line.utf8(` (${name})`));

export const dataTextLinesInfo = infoText(DataTextLines, {
  column: "",
  info(line) {
    const { inner } = line;
    if (inner < 0 || line.nameOf(inner) !== DataTextLines.passesOn?.to) type(line);
  },
});
