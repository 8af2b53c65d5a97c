import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { NATPMP } from "./nat-pmp.ts";

export const natPmpInfo = infoText(NATPMP, {
  info: operation,
  heading(line) {
    line.text(", ");
    operation(line);
  },
});

function operation(line: InfoLine): void {
  line.named(line.find("nat-pmp.opcode"));
}
