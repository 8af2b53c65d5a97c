import { infoText } from "../../definition/info-line.ts";
import { Mailslot } from "./mailslot.ts";

export const mailslotInfo = infoText(Mailslot, {
  column: "SMB Mailslot",
  info(line) {
    line.named(line.find("mailslot.opcode"), "Unknown (%)");
  },
});
