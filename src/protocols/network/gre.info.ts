import { infoText } from "../../definition/info-line.ts";
import { GRE } from "./gre.ts";

export const greInfo = infoText(GRE, {
  info(line) {
    line.text("Encapsulated ");
    line.named(line.find("gre.proto"), "0x%");
  },
  heading(line) {
    const kind = line.find("gre.proto");
    const word = kind < 0 ? undefined : line.word(kind);
    if (word !== undefined) line.utf8(` (${word})`);
  },
});
