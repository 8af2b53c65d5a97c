import { infoText } from "../../definition/info-line.ts";
import { bodyInfo } from "../parts/body-info.ts";
import { UrlencodedForm } from "./urlencoded-form.ts";

export const urlencodedFormInfo = infoText(UrlencodedForm, {
  column: "",
  info: bodyInfo((line, type) => line.utf8(` (${type})`)),
});
