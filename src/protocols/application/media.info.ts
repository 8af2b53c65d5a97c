import { infoText } from "../../definition/info-line.ts";
import { Media } from "./media.ts";

export const mediaInfo = infoText(Media, { column: "" });
