import { infoText } from "../../definition/info-line.ts";
import { HSRP } from "./hsrp.ts";

export const hsrpInfo = infoText(HSRP, {
  info(line) {
    const second = line.find("hsrp2.opcode");
    if (second >= 0 || !line.has("hsrp.opcode")) line.protocol = "HSRPv2";
    const name = second >= 0 ? "hsrp2" : "hsrp";
    line.named(line.find(`${name}.opcode`), "Unknown");
    const state = line.find(line.has("hsrp.adv.state") ? "hsrp.adv.state" : `${name}.state`);
    if (state < 0) return;
    line.text(" (state ");
    line.named(state, "Unknown");
    line.text(")");
  },
  labels: {
    "hsrp.auth_data"(line, quad) {
      const secret = line.string(quad);
      line.utf8(`Authentication Data: ${secret === "cisco" ? "Default" : "Non-Default"} (${secret})`);
    },
  },
});
