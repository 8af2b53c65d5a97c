import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { VXLAN, VXLANGPE } from "./vxlan.ts";

const HEADER = 8;
const ETHERNET = 0x6558;
const INSTANCE = 0x08;
const NEXT_PROTOCOL = 0x04;
const extensionFlags = [
  [INSTANCE, "I"],
  [NEXT_PROTOCOL, "P"],
  [0x02, "B"],
  [0x01, "O"],
] as const;

export const vxlanText = dumpText(
  VXLAN,
  (line, at, length) => {
    line.protocol = "vxlan";
    line.text("VXLAN");
    if (length < HEADER) return line.invalid();
    const flags = line.u8(at);
    line.text(`, flags [${flags & INSTANCE ? "I" : "invalid"}] (0x`);
    line.hex(flags, 2);
    line.text("), ");
    line.text(`vni ${line.field(VXLAN.slot("vni"), at)}\n`);
    line.need(at, HEADER);
    line.next("ethertype", ETHERNET, at + HEADER, length - HEADER);
  },
  { carriedBy: { "udp.port": 4789 } },
);

export const vxlanGpeText = dumpText(VXLANGPE, (line, at, length) => {
  line.protocol = "vxlan_gpe";
  line.text("VXLAN-GPE, ");
  if (length < HEADER) {
    line.text(` (len ${length} < ${HEADER})`);
    return line.invalid();
  }
  const flags = line.u8(at);
  line.text("flags [");
  line.bitNames(extensionFlags, flags, "", "none");
  line.text("], ");
  const next = line.field(VXLANGPE.slot("next"), at);
  line.need(at, HEADER);
  line.text(`vni ${line.field(VXLANGPE.slot("vni"), at)}`);
  line.text(line.verbose > 0 ? "\n    " : ": ");
  if (payload(line, next, at + HEADER, length - HEADER)) return;
  line.text("ERROR: unknown-next-protocol");
  line.invalid();
});

function payload(line: DumpLine, next: number, at: number, length: number): boolean {
  switch (next) {
    case 1:
      return line.next("raw.version", 4, at, length);
    case 2:
      return line.next("raw.version", 6, at, length);
    case 3:
      return line.next("ethertype", ETHERNET, at, length);
    case 4:
      return line.next("ethertype", 0x894f, at, length);
    default:
      return false;
  }
}
