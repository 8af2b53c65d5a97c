import { infoText } from "../../definition/info-line.ts";
import { PPPDirected } from "./ppp.ts";

/** Nothing is written: what is inside says what it is. */
export const pppDirectedInfo = infoText(PPPDirected, {
  column: "PPP",
  ends: (bytes, start) => (bytes[start] === 0 ? ["DCE", "DTE"] : ["DTE", "DCE"]),
});
