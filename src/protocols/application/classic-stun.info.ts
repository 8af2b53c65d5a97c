import { infoText } from "../../definition/info-line.ts";
import { classicStunTypes } from "../parts/classic-stun-message.ts";
import { ClassicSTUN } from "./classic-stun.ts";

const type = ClassicSTUN.slot("type");

export const classicStunInfo = infoText(ClassicSTUN, {
  info: (line) => line.text(`Message: ${classicStunTypes[line.slot(type)] ?? "Unknown"}`),
  labels: {
    "classicstun.length"(line, quad) {
      line.text("Message Length: 0x");
      line.hex(line.number(quad), 4);
    },
    "classicstun.attribute"(line, quad) {
      const attribute = line.inside(quad, "classicstun.att.type");
      line.text("Attribute: ");
      line.named(attribute, `Unknown (0x${line.number(attribute).toString(16).padStart(4, "0")})`);
    },
  },
});
