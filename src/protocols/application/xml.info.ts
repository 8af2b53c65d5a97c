import { infoText } from "../../definition/info-line.ts";
import { XMLText } from "./xml.ts";

export const xmlInfo = infoText(XMLText, { column: "/XML" });
