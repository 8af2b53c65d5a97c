import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { IEC60870ASDU } from "./iec60870-asdu.ts";

/** Letters of a cause, so that addresses stand below one another. */
const CAUSE_WIDTH = 7;

export const iec60870AsduInfo = infoText(IEC60870ASDU, {
  column: "IEC 60870-5 ASDU",
  info: unit,
  heading(line) {
    line.text(": ");
    unit(line);
  },
  labels: {
    "iec60870_asdu.object"(line, quad) {
      line.text(`IOA: ${line.number(line.inside(quad, "iec60870_asdu.ioa"))}`);
    },
  },
});

function unit(line: InfoLine): void {
  line.text(`ASDU=${line.value("iec60870_asdu.addr")} `);
  line.named(line.find("iec60870_asdu.typeid"), "<TypeId=%>");
  const cause = line.word(line.find("iec60870_asdu.causetx")) ?? `<CauseTx=${line.value("iec60870_asdu.causetx")}>`;
  const negative = line.value("iec60870_asdu.nega") === 1 ? "_NEGA" : "";
  const test = line.value("iec60870_asdu.test") === 1 ? "_TEST" : "";
  line.text(` ${`${cause}${negative}${test}`.padEnd(CAUSE_WIDTH)} IOA`);
  const count = line.value("iec60870_asdu.numix");
  const first = line.value("iec60870_asdu.ioa");
  if (count === 1) return line.text(`=${first}`);
  const isRow = line.value("iec60870_asdu.sq") === 1;
  line.text(`[${count}]=${first}${isRow ? `-${first + count - 1}` : ",..."}`);
}
