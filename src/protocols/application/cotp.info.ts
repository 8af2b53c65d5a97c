import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { COTP } from "./cotp.ts";

const type = COTP.slot("type");
const DATA = 15;
/** Those that say which connections they are between. */
const short: { readonly [type: number]: string } = { 8: "DR", 12: "DC", 13: "CC", 14: "CR" };

export const cotpInfo = infoText(COTP, {
  info(line) {
    const kind = line.slot(type);
    if (kind === DATA) {
      line.text(`DT TPDU (${line.value("cotp.tpdu-number")}) ${line.value("cotp.eot") ? "EOT" : ""}`);
    } else if (short[kind]) {
      line.text(`${short[kind]} TPDU`);
      reference(line, " src-ref: 0x", "cotp.srcref");
      reference(line, " dst-ref: 0x", "cotp.destref");
    } else line.named(line.find("cotp.type"));
  },
  labels: {
    "cotp.type"(line, quad) {
      line.text("PDU Type: ");
      line.named(quad, "Unknown");
      line.text(" (0x");
      line.hex(line.number(quad), 2);
      line.text(")");
    },
  },
});

function reference(line: InfoLine, title: string, name: string): void {
  line.text(title);
  line.hex(line.value(name), 4);
}
