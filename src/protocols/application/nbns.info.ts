import { infoText } from "../../definition/info-line.ts";
import { NBNS } from "./nbns.ts";

export const nbnsInfo = infoText(NBNS, {
  info(line) {
    const isResponse = line.value("nbns.flags.response") === 1;
    line.named(line.find("nbns.flags.opcode"), "Unknown operation (%)");
    if (isResponse) line.text(" response");
    const result = line.find("nbns.flags.rcode");
    if (result >= 0 && line.number(result) !== 0) {
      line.text(", ");
      line.named(result, "Unknown error (%)");
    }
    const type = line.find("nbns.type");
    if (type < 0) return;
    line.octet(32);
    line.named(type, "Unknown");
    const address = line.find("nbns.addr");
    const name = line.find("nbns.name");
    if (isResponse && address >= 0) {
      line.octet(32);
      line.show(address);
    } else if (!isResponse && name >= 0) line.utf8(` ${line.string(name).replace(/ \(.*$/, "")}`);
  },
});
