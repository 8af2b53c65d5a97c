import { infoText, type InfoLine } from "../../definition/info-line.ts";
import { bitPattern, cupsBits } from "../parts/cups-bits.ts";
import { CUPS } from "./cups.ts";

export const cupsInfo = infoText(CUPS, {
  info(line) {
    const uri = line.find("cups.uri");
    if (uri < 0) return;
    line.utf8(`${line.string(uri)} (${line.word(line.find("cups.state")) ?? "Unknown"})`);
  },
  labels: Object.fromEntries(
    cupsBits.map(([filter, label, mask, truth]) => [
      `cups.ptype.${filter}`,
      (line: InfoLine, quad: number) => {
        const isSet = line.number(quad) !== 0;
        line.text(`${bitPattern(mask, isSet)} = ${label}: ${truth[isSet ? 0 : 1]}`);
      },
    ]),
  ),
});
