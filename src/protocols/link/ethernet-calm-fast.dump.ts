import { dumpText } from "../../definition/dump-line.ts";
import { Ether } from "./ethernet.ts";

const HEADER = 2;

/** Frames between vehicles and what stands beside the road (ISO 29281). */
export const calmFastText = dumpText(
  Ether,
  (line, at, length) => {
    line.protocol = "calm_fast";
    line.text("CALM FAST");
    if (line.linkSource >= 0) {
      line.text(" src:");
      line.ether(line.linkSource);
    }
    line.text("; ");
    if (length < HEADER) {
      line.text(` (length ${length} < ${HEADER})`);
      return line.invalid();
    }
    line.text(`SrcNwref:${line.u8(at)}; `);
    line.text(`DstNwref:${line.u8(at + 1)}; `);
    if (line.options.verbose > 0) line.unknownPayload(at + HEADER, line.end);
  },
  { carriedBy: { ethertype: 0x1111 } },
);
