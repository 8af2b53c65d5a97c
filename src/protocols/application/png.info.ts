import { infoText } from "../../definition/info-line.ts";
import { PNG } from "./png.ts";

export const pngInfo = infoText(PNG, { column: "" });
