import { dumpText } from "../../definition/dump-line.ts";
import { VXLAN } from "./vxlan.ts";

const HEADER = 8;
const ETHERNET = 0x6558;
const INSTANCE = 0x08;

/** Cisco's format for networks that overlay networks, on a port that Linux used for VXLAN. */
export const otvText = dumpText(
  VXLAN,
  (line, at, length) => {
    line.protocol = "otv";
    line.text("OTV, ");
    if (length < HEADER) {
      line.text(`[length ${length} < ${HEADER}]`);
      return line.invalid();
    }
    const flags = line.u8(at);
    line.text(`flags [${flags & INSTANCE ? "I" : "."}] (0x`);
    line.hex(flags, 2);
    line.text("), ");
    line.text(`overlay ${line.uint(at + 1, 3)}, `);
    line.text(`instance ${line.uint(at + 4, 3)}\n`);
    line.need(at, HEADER);
    line.next("ethertype", ETHERNET, at + HEADER, length - HEADER);
  },
  { carriedBy: { "udp.port": 8472 } },
);
