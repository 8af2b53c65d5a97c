import { infoText } from "../../definition/info-line.ts";
import { Radius } from "./radius.ts";

export const radiusInfo = infoText(Radius, {
  info(line) {
    line.named(line.find("radius.code"), "Unknown Packet (%)");
    line.text(" id=");
    line.decimal(line.value("radius.id"));
    if (line.has("radius.dup")) line.text(line.has("radius.rsp.dup") ? ", Duplicate Response" : ", Duplicate Request");
  },
  labels: {
    "radius.reqframe": (line, quad) => line.text(`This is a response to a request in frame ${line.number(quad)}`),
    "radius.rspframe": (line, quad) => line.text(`The response to this request is in frame ${line.number(quad)}`),
  },
});
