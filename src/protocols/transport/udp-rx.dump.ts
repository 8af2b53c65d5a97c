import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { UDP } from "./udp.ts";

const HEADER = 28;
/** Octets of an acknowledgment in front of what it says of each packet. */
const ACKNOWLEDGE = 18;
/** Behind what it says of packets there is padding. */
const PADDING = 3;
const Type = { acknowledge: 2 } as const;
const types = " data ack busy abort ackall challenge response debug params    version".split(" ");
const flags = [
  [1, "<client-init>"],
  [2, "<req-ack>"],
  [4, "<last-pckt>"],
  [8, "<more-pckts>"],
  [16, "<free-pckt>"],
] as const;
/** One flag means something else of each kind. */
const lastFlags: { readonly [type: number]: string } = { 1: "<jumbogram>", 2: "<slow-start>" };
const LAST_FLAG = 32;
const reasons =
  "|ack requested|duplicate packet|out of sequence|exceeds window|no buffer space|ping|ping response|delay|idle".split(
    "|",
  );
const limits = ["ifmtu", "maxmtu", "rwind", "maxpackets"];

/** Rx, by which clients of the Andrew File System call servers; what they call for is not written. */
export const rxText = dumpText(
  UDP,
  (line, at, length) => {
    line.protocol = "rx";
    if (!line.has(at, HEADER)) return line.text(` [|rx] (${length})`);
    const type = line.u8(at + 20);
    line.text(` rx ${types[type] || `type ${type}`}`);
    if (line.verbose > 0) head(line, at, type);
    if (type === Type.acknowledge) acknowledgment(line, at);
    line.text(` (${length})`);
  },
  { carriedBy: { "udp.port": [[7000, 7009]] } },
);

function head(line: DumpLine, at: number, type: number): void {
  if (line.verbose > 1) {
    line.text(" cid ");
    line.hex(line.u32(at + 4), 8);
    line.text(` call# ${line.u32(at + 8)}`);
  }
  line.text(` seq ${line.u32(at + 12)} ser ${line.u32(at + 16)}`);
  if (line.verbose > 2) line.text(` secindex ${line.u8(at + 23)} serviceid ${line.u16(at + 26)}`);
  if (line.verbose <= 1) return;
  const set = line.u8(at + 21);
  const last = lastFlags[type];
  const known = last === undefined ? flags : [...flags, [LAST_FLAG, last] as const];
  if (!known.some(([mask]) => set & mask)) return;
  line.text(" ");
  line.bitNames(known, set, ",", "");
}

function acknowledgment(line: DumpLine, start: number): void {
  const at = start + HEADER;
  if (!line.has(at, ACKNOWLEDGE)) return line.text(" [|ack]");
  if (line.verbose > 2) line.text(` bufspace ${line.u16(at)} maxskew ${line.u16(at + 2)}`);
  const first = line.u32(at + 4);
  const reason = line.u8(at + 16);
  line.text(` first ${first} serial ${line.u32(at + 12)} reason ${reasons[reason] || `#${reason}`}`);
  const count = line.u8(at + 17);
  const packets = at + ACKNOWLEDGE;
  if (count > 0 && !line.has(packets, count)) return line.text(" [|ack]");
  runs(line, packets, count, first, 1, " acked ");
  runs(line, packets, count, first, 0, " nacked ");
  if (line.verbose <= 1) return;
  for (const [i, name] of limits.entries()) {
    const limit = packets + count + PADDING + 4 * i;
    if (line.has(limit, 4)) line.text(` ${name} ${line.u32(limit)}`);
  }
}

/** The numbers of the packets of which one thing is said: `5,7-8`. */
function runs(line: DumpLine, at: number, count: number, first: number, said: number, label: string): void {
  const texts: string[] = [];
  for (let i = 0; i < count; i++) {
    if (line.u8(at + i) !== said) continue;
    let last = i;
    while (last + 1 < count && line.u8(at + last + 1) === said) last++;
    const number = (index: number): number => (first + index) >>> 0;
    texts.push(last === i ? String(number(i)) : `${number(i)}-${number(last)}`);
    i = last;
  }
  if (texts.length > 0) line.text(label + texts.join(","));
}
