import { infoText } from "../../definition/info-line.ts";
import { DoIP } from "./doip.ts";

export const doipInfo = infoText(DoIP, {
  info(line) {
    const type = line.find("doip.type");
    line.text(line.word(type) ?? `0x${line.number(type).toString(16).padStart(4, "0")} Unknown Payload`);
  },
});
