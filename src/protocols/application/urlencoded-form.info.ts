import { infoText } from "../../definition/info-line.ts";
import { UrlencodedForm } from "./urlencoded-form.ts";

export const formInfo = infoText(UrlencodedForm, { column: "" });
