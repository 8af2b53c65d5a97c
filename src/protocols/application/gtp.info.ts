import { infoText } from "../../definition/info-line.ts";
import { GTP } from "./gtp.ts";

/** What a tunnel carries keeps the columns, behind `<GTP>`. */
export const gtpInfo = infoText(GTP, {
  info(line) {
    line.named(line.find("gtp.message"), "Unknown");
  },
});
