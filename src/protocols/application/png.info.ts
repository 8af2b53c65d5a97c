import { infoText } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { PNG } from "./png.ts";

export const pngInfo = infoText(PNG, { column: "", info: bodyInfo((line) => line.text(" (PNG)")) });
