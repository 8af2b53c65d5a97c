import { dumpText } from "../../definition/dump-line.ts";
import { IPComp } from "./ipcomp.ts";

const index = IPComp.slot("cpi");

export const ipcompText = dumpText(IPComp, (line, at) => {
  line.protocol = "ipcomp";
  const number = line.field(index, at);
  line.text("IPComp(cpi=0x");
  line.hex(number, 4);
  line.text(")");
});
