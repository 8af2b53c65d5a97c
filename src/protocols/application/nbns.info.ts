import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { NBNS } from "./nbns.ts";

const OPERATIONS: { readonly [code: number]: string } = {
  0: "Name query",
  5: "Registration",
  6: "Release",
  7: "Wait and acknowledgment",
  8: "Refresh",
  9: "Refresh(altcode)",
  15: "Multi-homed registration",
};

export const nbnsInfo = infoText(NBNS, {
  info(line) {
    const isResponse = line.value("nbns.flags.response") === 1;
    line.text(OPERATIONS[line.value("nbns.flags.opcode")] ?? "Unknown operation");
    if (isResponse) line.text(" response");
    if (isResponse) record(line, line.find("nbns.type"));
    else {
      record(line, line.find("nbns.type"));
      line.octet(32);
      line.show(line.find("nbns.name"));
    }
  },
});

function record(line: InfoLine, type: number): void {
  if (type < 0) return;
  line.octet(32);
  line.named(type, "Unknown (%)");
  const address = line.find("nbns.addr");
  if (address < 0) return;
  line.octet(32);
  line.show(address);
}
