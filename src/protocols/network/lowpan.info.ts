import { infoText } from "../../definition/info-line.ts";
import { SixLoWPAN } from "./lowpan.ts";

/** What the frame wrote stays. */
export const lowpanInfo = infoText(SixLoWPAN, {
  heading(line) {
    for (const [name, label] of [
      ["6lowpan.src", "Src"],
      ["6lowpan.dst", "Dest"],
    ]) {
      const quad = line.find(name);
      if (quad < 0) continue;
      line.text(`, ${label}: `);
      line.show(quad);
    }
  },
});
