import { infoText } from "../../definition/info-line.ts";
import { SNMP } from "./snmp.ts";

export const snmpInfo = infoText(SNMP, {
  info(line) {
    const kind = line.find("snmp.data");
    if (kind < 0) return line.text(line.has("snmp.encryptedPDU") ? "encryptedPDU: privKey Unknown" : "");
    line.named(kind, "Unknown");
    for (let name = line.find("snmp.name"); name >= 0; name = line.find("snmp.name", name)) {
      line.octet(32);
      line.show(name);
    }
  },
});
