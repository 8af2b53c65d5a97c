import { printable } from "../../bytes/printable.ts";
import { infoText } from "../../definition/info-line.ts";
import { bodyHeading, bodyInfo } from "../parts/body-info.ts";
import { UrlencodedForm } from "./urlencoded-form.ts";

export const urlencodedFormInfo = infoText(UrlencodedForm, {
  column: "",
  heading: bodyHeading,
  labels: {
    "urlencoded-form.item"(line, item) {
      const [key, value] = ["key", "value"].map((name) => line.string(line.inside(item, `urlencoded-form.${name}`)));
      line.utf8(printable(`Form item: "${key}" = "${value}"`));
    },
  },
  info: bodyInfo((line, type) => line.utf8(` (${type})`)),
});
