import { infoText } from "../../definition/info-line.ts";
import { attributeLine } from "../parts/radius-lines.ts";
import { Radius } from "./radius.ts";

export const radiusInfo = infoText(Radius, {
  info(line) {
    line.named(line.find("radius.code"), "Unknown Packet (%)");
    line.text(" id=");
    line.decimal(line.value("radius.id"));
    if (line.has("radius.dup")) line.text(line.has("radius.rsp.dup") ? ", Duplicate Response" : ", Duplicate Request");
  },
  labels: {
    "radius.avp": attributeLine,
    "radius.id"(line, quad) {
      line.text("Packet identifier: 0x");
      line.hex(line.number(quad), 1);
      line.text(` (${line.number(quad)})`);
    },
    "radius.reqframe": (line, quad) => line.text(`This is a response to a request in frame ${line.number(quad)}`),
    "radius.rspframe": (line, quad) => line.text(`The response to this request is in frame ${line.number(quad)}`),
  },
});
