import { infoText } from "../../definition/info-line.ts";
import { EAPOLKey } from "./eapol-key.ts";

const PAIRWISE = 0x0008;

export const eapolKeyInfo = infoText(EAPOLKey, {
  info(line) {
    line.text("Key");
    const message = line.find("wlan_rsna_eapol.keydes.msgnr");
    if (message < 0) return;
    const pairwise = (line.value("wlan_rsna_eapol.keydes.key_info") & PAIRWISE) !== 0;
    line.text(pairwise ? ` (Message ${line.number(message)} of 4)` : ` (Group Message ${line.number(message)} of 2)`);
  },
});
