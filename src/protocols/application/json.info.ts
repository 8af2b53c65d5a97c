import { infoText } from "../../definition/info-line.ts";
import { bodyHeading, bodyInfo } from "../parts/body-info.ts";
import { JSONText } from "./json.ts";

export const jsonInfo = infoText(JSONText, {
  column: "/JSON",
  heading: bodyHeading,
  info: bodyInfo((line, type) => line.utf8(`, JavaScript Object Notation (${type})`)),
});
