import { infoText } from "../../definition/info-line.ts";
import { fixTypes } from "../parts/fix-types.ts";
import { FIX } from "./fix.ts";

export const fixInfo = infoText(FIX, {
  again: ", ",
  info(line) {
    const type = line.find("fix.MsgType");
    if (type < 0) return line.text("[FIX continuation]");
    const name = line.string(type);
    line.utf8(fixTypes[name] ?? `FIX Message (${name})`);
  },
  endings: {
    "fix.CheckSum": (line, quad) =>
      line.text(line.number(line.inside(quad, "fix.checksum_good")) === 1 ? " [correct]" : " [incorrect]"),
  },
});
