import { infoText } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { DataTextLines } from "./data-text-lines.ts";

export const dataTextLinesInfo = infoText(DataTextLines, {
  column: "",
  info: bodyInfo((line, type) => line.utf8(` (${type})`)),
});
