import { infoText } from "../../definition/info-line.ts";
import { SNMP } from "./snmp.ts";

export const snmpInfo = infoText(SNMP, {
  info(line) {
    const unit = line.find("snmp.data");
    if (unit < 0) {
      line.text("encryptedPDU: privKey Unknown");
      return;
    }
    line.named(unit, "Unknown");
    const enterprise = line.find("snmp.enterprise");
    if (enterprise >= 0) {
      line.octet(32);
      line.utf8(line.string(enterprise).replace(/^1(?=\.|$)/, "iso"));
    }
    for (let name = line.find("snmp.name"); name >= 0; name = line.find("snmp.name", name)) {
      line.octet(32);
      line.show(name);
    }
  },
});
