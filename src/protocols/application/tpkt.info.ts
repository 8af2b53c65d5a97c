import { infoText } from "../../definition/info-line.ts";
import { TPKT } from "./tpkt.ts";

const version = TPKT.slot("version");
const length = TPKT.slot("length");

export const tpktInfo = infoText(TPKT, {
  heading: (line) => line.text(`, Version: ${line.slot(version)}, Length: ${line.slot(length)}`),
});
