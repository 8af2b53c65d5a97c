import { dumpText } from "../../definition/dump-line.ts";
import { FrameRelay } from "./frame-relay.ts";

const LEAST = 4;
const HEADER = 2;
const [BEGIN, END, CONTROL] = [0x80, 0x40, 0x20] as const;
const flagNames = [
  [BEGIN, "Begin"],
  [END, "End"],
  [CONTROL, "Control"],
] as const;
const FRAME_RELAY = 107;

/** Frame Relay over several links at once, whose frames are in pieces (FRF.16). */
export const bundleText = dumpText(
  FrameRelay,
  (line, at, length) => {
    line.protocol = "mfr";
    line.need(at, HEADER);
    if (length < LEAST) {
      line.text(`[length ${length} < ${LEAST}]`);
      return line.invalid();
    }
    line.need(at, LEAST);
    const flags = line.u8(at);
    line.text(`FRF.16 Frag, seq ${((flags & 0x1e) << 7) | line.u8(at + 1)}, Flags [`);
    line.bitNames(flagNames, flags, ", ", "none");
    line.text("]");
    if (flags & BEGIN && (flags & CONTROL) === 0) {
      line.text(", ");
      line.next("linktype", FRAME_RELAY, at + HEADER, length - HEADER);
    } else line.hexLines(at, length, "\n\t");
  },
  { carriedBy: { linktype: 182 } },
);
