import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDLD } from "./udld.ts";

const HEADER = 4;
const TLV_HEADER = 4;
const codes: { readonly [code: number]: string } = {
  0: "Reserved",
  1: "Probe message",
  2: "Echo message",
  3: "Flush message",
};
const flagNames = [
  [0x01, "RT"],
  [0x02, "RSY"],
  [0x04, "MBZ-2"],
  [0x08, "MBZ-3"],
  [0x10, "MBZ-4"],
  [0x20, "MBZ-5"],
  [0x40, "MBZ-6"],
  [0x80, "MBZ-7"],
] as const;
/** What is printed of an element, and how many octets it has where that is fixed. */
const elements: { readonly [type: number]: readonly [name: string, kind: "text" | "number", octets?: number] } = {
  1: ["Device-ID TLV", "text"],
  2: ["Port-ID TLV", "text"],
  3: ["Echo TLV", "text"],
  4: ["Message Interval TLV", "number", 1],
  5: ["Timeout Interval TLV", "number", 1],
  6: ["Device Name TLV", "text"],
  7: ["Sequence Number TLV", "number", 4],
};

export const udldText = dumpText(
  UDLD,
  (line, at, length) => {
    line.protocol = "udld";
    if (length < HEADER) return line.invalid();
    const code = line.u8(at) & 0x1f;
    const flags = line.u8(at + 1);
    line.text(`UDLDv${line.u8(at) >> 5}, Code ${codes[code] ?? "Reserved"} (${code}), Flags [`);
    line.bitNames(flagNames, flags, ", ", "none");
    line.text("] (0x");
    line.hex(flags, 2);
    line.text(`), length ${length}`);
    if (line.verbose === 0) {
      line.need(at, length);
      return;
    }
    line.text("\n\tChecksum 0x");
    line.hex(line.u16(at + 2), 4);
    line.text(" (unverified)");
    for (let next = at + HEADER; next < at + length;) {
      const octets = element(line, next, at + length - next);
      if (octets === 0) return line.invalid();
      next += octets;
    }
  },
  { carriedBy: { "snap.cisco": 0x0111 } },
);

/** Prints an element and returns its octets, 0 where it cannot be one. */
function element(line: DumpLine, at: number, left: number): number {
  if (left < TLV_HEADER) return 0;
  const type = line.u16(at);
  const octets = line.u16(at + 2);
  const [name, kind, fixed] = elements[type] ?? ["Unknown"];
  line.text(`\n\t${name} (0x`);
  line.hex(type, 4);
  line.text(`) TLV, length ${octets}`);
  const length = octets - TLV_HEADER;
  if (length < 1 || octets > left || (fixed !== undefined && length !== fixed)) return 0;
  const value = at + TLV_HEADER;
  if (kind === "text") {
    line.text(", ");
    line.visibleText(value, length);
  } else if (kind === "number") line.text(`, ${line.uint(value, length)}${fixed === 1 ? "s" : ""}`);
  line.need(value, length);
  return octets;
}
