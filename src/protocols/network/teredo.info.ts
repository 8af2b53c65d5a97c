import { infoText } from "../../definition/info-line.ts";
import { Teredo } from "./teredo.ts";

export const teredoInfo = infoText(Teredo, { info() {} });
