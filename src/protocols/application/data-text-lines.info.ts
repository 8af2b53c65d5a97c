import { infoText } from "../../definition/info-line.ts";
import { DataTextLines } from "./data-text-lines.ts";

export const textLinesInfo = infoText(DataTextLines, { column: "" });
