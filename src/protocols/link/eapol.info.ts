import { infoText } from "../../definition/info-line.ts";
import { EAP, EAPOL } from "./eapol.ts";

export const eapolInfo = infoText(EAPOL, {
  info(line) {
    line.named(line.find("eapol.type"), "Unknown Type (0x%)");
  },
});

export const eapInfo = infoText(EAP, {
  info(line) {
    line.named(line.find("eap.code"), "Unknown code (0x%)");
    const type = line.find("eap.type");
    if (type < 0) return;
    line.text(", ");
    line.named(type, "Unknown type (0x%)");
  },
});
