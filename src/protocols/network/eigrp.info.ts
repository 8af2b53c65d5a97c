import { infoText } from "../../definition/info-line.ts";
import { EIGRP } from "./eigrp.ts";

export const eigrpInfo = infoText(EIGRP, {
  info(line) {
    line.named(line.find("eigrp.opcode"), "Unknown OpCode (0x%)");
  },
  labels: {
    "eigrp.release_version"(line, quad) {
      line.text(`EIGRP Release: ${twoParts(line.number(quad))}`);
    },
    "eigrp.tlv_version"(line, quad) {
      line.text(`EIGRP TLV version: ${twoParts(line.number(quad))}`);
    },
  },
});

/** A version in two octets. */
function twoParts(version: number): string {
  return `${version >> 8}.${String(version & 0xff).padStart(2, "0")}`;
}
