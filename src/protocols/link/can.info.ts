import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { CAN } from "./can.ts";

const about = (line: InfoLine): void => {
  const identifier = line.value("can.id");
  const kind = line.value("can.flags.xtd") ? "Ext. ID" : "ID";
  line.text(`${kind}: ${identifier} (0x${identifier.toString(16)}), Length: ${line.value("can.len")}`);
};

export const canInfo = infoText(CAN, {
  info(line) {
    if (line.value("can.flags.err")) return line.text("ERR: Reserved");
    about(line);
    if (line.value("can.flags.rtr")) line.text("(Remote Transmission Request)");
  },
  heading(line) {
    line.text(", ");
    about(line);
  },
});
