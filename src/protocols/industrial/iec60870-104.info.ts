import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { IEC60870104 } from "./iec60870-104.ts";

const SERVER = 2404;

export const iec60870104Info = infoText(IEC60870104, {
  column: "IEC 60870-5-104",
  again: " | ",
  info(line) {
    frame(line);
    line.fence();
  },
  heading(line) {
    line.text(": ");
    frame(line);
  },
  labels: { "iec60870_asdu.start": (line) => line.text("START") },
});

function frame(line: InfoLine): void {
  const fromServer = line.headOf(line.outer("tcp"), "sport") === SERVER;
  line.text(fromServer ? "-> " : "<- ");
  const type = line.value("iec60870_104.type");
  if (type === 0) line.text(`I (${line.value("iec60870_104.tx")},${line.value("iec60870_104.rx")}) `);
  else if (type === 1) line.text(`S (${line.value("iec60870_104.rx")}) `);
  else {
    line.text("U (");
    line.named(line.find("iec60870_104.utype"), "<ERR>");
    line.text(") ");
  }
}
