import { infoText } from "../../definition/info-line.ts";
import { slotAt } from "../../definition/layout.ts";
import { ACSE } from "./acse.ts";

const tag = slotAt(0, 1, 0);
const titles: { readonly [tag: number]: string } = {
  0x60: "A-Associate-Request",
  0x61: "A-Associate-Response",
  0x62: "Release-Request",
  0x63: "Release-Response",
  0x64: "Abort",
};

export const acseInfo = infoText(ACSE, {
  info(line) {
    line.text(titles[line.slot(tag)] ?? "Unknown");
    const why = line.find("acse.reason") >= 0 ? line.find("acse.reason") : line.find("acse.abort_source");
    const result = line.find("acse.result");
    const quad = why >= 0 ? why : result;
    if (quad >= 0) line.text(` (${line.word(quad) ?? line.number(quad)})`);
  },
});
