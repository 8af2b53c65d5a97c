import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { DTP } from "./dtp.ts";

const TLV_HEADER = 4;
const [DOMAIN, STATUS, TYPE, NEIGHBOUR] = [1, 2, 3, 4] as const;
const names: { readonly [type: number]: string } = {
  [DOMAIN]: "Domain",
  [STATUS]: "Status",
  [TYPE]: "DTP type",
  [NEIGHBOUR]: "Neighbor",
};

export const dtpText = dumpText(
  DTP,
  (line, at, length) => {
    line.protocol = "dtp";
    if (length < 1) {
      line.text("[zero packet length]");
      return line.invalid();
    }
    line.text(`DTPv${line.u8(at)}, length ${length}`);
    if (line.verbose === 0) return;
    for (let next = at + 1; next < at + length;) {
      const octets = element(line, next, at + length - next);
      if (octets === 0) return line.invalid();
      next += octets;
    }
  },
  { carriedBy: { "snap.cisco": 0x2004 } },
);

/** Prints an element and returns its octets, 0 where it cannot be one. */
function element(line: DumpLine, at: number, left: number): number {
  if (left < TLV_HEADER) {
    line.text(`[${left} bytes remaining]`);
    return 0;
  }
  const type = line.u16(at);
  const octets = line.u16(at + 2);
  line.text(`\n\t${names[type] ?? "Unknown"} (0x`);
  line.hex(type, 4);
  line.text(`) TLV, length ${octets}`);
  if (octets < TLV_HEADER || octets > left) {
    line.text(`[invalid TLV length ${octets}]`);
    return 0;
  }
  const length = octets - TLV_HEADER;
  const value = at + TLV_HEADER;
  line.need(value, length);
  if (type === DOMAIN) {
    line.text(", ");
    line.visibleText(value, length, true);
  } else if (type === STATUS || type === TYPE) {
    if (length !== 1) return 0;
    line.text(`, 0x${line.u8(value).toString(16)}`);
  } else if (type === NEIGHBOUR) {
    if (length !== 6) return 0;
    line.text(", ");
    line.ether(value);
  }
  return octets;
}
