import { infoText } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { Media } from "./media.ts";

export const mediaInfo = infoText(Media, { column: "", info: bodyInfo((line, type) => line.utf8(` (${type})`)) });
