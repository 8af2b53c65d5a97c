import { infoText } from "../../definition/info-line.ts";
import { JSONText } from "./json.ts";

export const jsonInfo = infoText(JSONText, { column: "/JSON" });
