import { infoText } from "../../definition/info-line.ts";
import { MPLS } from "./mpls.ts";

const label = MPLS.slot("label");
const experimental = MPLS.slot("cos");
const bottom = MPLS.slot("s");
const ttl = MPLS.slot("ttl");
/** Labels below it have a meaning of their own. */
const RESERVED = 16;

export const mplsInfo = infoText(MPLS, {
  info(line) {
    line.text("MPLS Label Switched Packet");
  },
  heading(line) {
    line.text(
      `, Label: ${line.slot(label)}, Exp: ${line.slot(experimental)}, S: ${line.slot(bottom)}, TTL: ${line.slot(ttl)}`,
    );
  },
  labels: {
    "mpls.label"(line, quad) {
      const number = line.number(quad);
      const bits = number
        .toString(2)
        .padStart(20, "0")
        .replace(/(.{4})/g, "$1 ");
      line.text(`${bits}.... .... .... = MPLS Label: `);
      if (number < RESERVED) {
        line.named(quad, "Unknown");
        line.text(` (${number})`);
        return;
      }
      line.text(`${number} (0x`);
      line.hex(number, 5);
      line.text(")");
    },
  },
});
