import { infoText } from "../../definition/info-line.ts";
import { HDLC, PPPDirected } from "./ppp.ts";

/** Nothing is written: what is inside says what it is. */
export const pppDirectedInfo = infoText(PPPDirected, {
  column: "PPP",
  ends: (bytes, start) => (bytes[start] === 0 ? ["DCE", "DTE"] : ["DTE", "DCE"]),
});

/** Wireshark has what is in front of the protocol's number in its layer. */
export const hdlcInfo = infoText(HDLC, {
  wholeHeading: true,
  heading: (line) => line.text("Point-to-Point Protocol"),
});
