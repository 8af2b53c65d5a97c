import { infoText } from "../../definition/info-line.ts";
import { NBSS } from "./nbss.ts";

const REQUEST = 0x81;
const MESSAGE = 0;

export const nbssInfo = infoText(NBSS, {
  info(line) {
    const type = line.slot(NBSS.slot("TYPE"));
    const quad = line.find("nbss.type");
    if (quad < 0) {
      line.text("NBSS Continuation Message");
      return;
    }
    line.named(quad, "Unknown (%)");
    if (type === MESSAGE) return;
    if (type !== REQUEST) return;
    line.text(", to ");
    line.show(line.find("nbss.called_name"));
    line.text(" from ");
    line.show(line.find("nbss.calling_name"));
  },
});
