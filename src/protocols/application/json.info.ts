import { infoText } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { JSONText } from "./json.ts";

export const jsonInfo = infoText(JSONText, {
  column: "/JSON",
  info: bodyInfo((line, type) => line.utf8(`, JavaScript Object Notation (${type})`)),
});
