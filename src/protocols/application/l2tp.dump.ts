import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { controlAttributes } from "./l2tp-attributes.dump.ts";
import { L2TP } from "./l2tp.ts";

const Version = { forwarding: 1, tunnelling: 2 } as const;
const Flag = { control: 0x8000, length: 0x4000, sequence: 0x0800, offset: 0x0200 } as const;
const flags = [
  [Flag.control, "T"],
  [Flag.length, "L"],
  [Flag.sequence, "S"],
  [Flag.offset, "O"],
  [0x0100, "P"],
] as const;

export const l2tpText = dumpText(
  L2TP,
  (line, at, length) => {
    line.protocol = "l2tp";
    const head = line.u16(at);
    const version = head & 15;
    if (version === Version.forwarding) return line.text(" l2f:");
    if (version !== Version.tunnelling) return line.text(" Unknown Version, neither L2F(1) nor L2TP(2)");
    line.text(" l2tp:[");
    line.bitNames(flags, head, "", "");
    line.text("]");
    packet(line, at, length, head);
  },
  { carriedBy: { "udp.port": 1701 } },
);

function packet(line: DumpLine, start: number, octets: number, head: number): void {
  let at = start + 2;
  let length = octets;
  const announced = head & Flag.length ? line.u16(at) : 0;
  if (head & Flag.length) at += 2;
  line.text(`(${line.u16(at)}/`);
  line.text(`${line.u16(at + 2)})`);
  at += 4;
  if (head & Flag.sequence) {
    line.text(`Ns=${line.u16(at)},`);
    line.text(`Nr=${line.u16(at + 2)}`);
    at += 4;
  }
  if (head & Flag.offset) {
    const padding = line.u16(at);
    line.need(at + 2, padding);
    at += 2 + padding;
  }
  if (head & Flag.length) {
    if (octets < announced) return line.text(` Length ${announced} larger than packet`);
    if (announced < at - start) return line.text(` Length ${announced} smaller than header length`);
    length = announced;
  } else if (octets < at - start) return line.truncated();
  const end = start + length;
  if ((head & Flag.control) === 0) {
    line.text(" {");
    line.next("ppp.frame", 0, at, end - at);
    line.text("}");
  } else if ((head & Flag.length) === 0) line.text(" No length");
  else if (at === end) line.text(" ZLB");
  else controlAttributes(line, at, end);
}
