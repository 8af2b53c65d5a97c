import { infoText } from "../../definition/info-line.ts";
import { Radius } from "./radius.ts";

export const radiusInfo = infoText(Radius, {
  info(line) {
    line.named(line.find("radius.code"), "Unknown Packet (%)");
    line.text(" id=");
    line.decimal(line.value("radius.id"));
    if (line.has("radius.dup")) line.text(", Duplicate Request");
  },
});
