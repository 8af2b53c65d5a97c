import type { DumpLine } from "../../definition/dump-line.ts";
import { addressText, type Delivery } from "./appletalk-line.ts";

const LEAST = 10;
const TUPLE = 5;
const LONGEST = 32;
const [BROADCAST, LOOKUP, REPLY] = [0x10, 0x20, 0x30] as const;

/** Names that are looked up and found (Inside AppleTalk, chapter 7). */
export function bindingText(line: DumpLine, at: number, length: number, delivery: Delivery): void {
  if (length < LEAST) return line.text(` truncated-nbp ${length}`);
  line.need(at, 2);
  const control = line.u8(at);
  const id = line.u8(at + 1);
  const count = control & 15;
  const end = Math.min(line.end, at + length);
  switch (control & 0xf0) {
    case BROADCAST:
    case LOOKUP:
      line.text(` nbp-${(control & 0xf0) === LOOKUP ? "lkup" : "brRq"} ${id}:`);
      return asked(line, at + 2, end, count, delivery);
    case REPLY: {
      line.text(` nbp-reply ${id}:`);
      let next = at + 2;
      for (let i = 0; i < count && next >= 0; i++) next = found(line, next, end, delivery);
      return;
    }
    default:
      line.text(` nbp-0x${control.toString(16)}  ${id} (${length - 2})`);
  }
}

function asked(line: DumpLine, at: number, end: number, count: number, { source }: Delivery): void {
  line.need(at, TUPLE);
  name(line, at + TUPLE, end);
  if (count !== 1) line.text(` [ntup=${count}]`);
  const [network, node, socket, enumerator] = tuple(line, at);
  if (enumerator !== 0) line.text(` [enum=${enumerator}]`);
  if (network !== source.network || node !== source.node || socket !== source.socket)
    line.text(` [addr=${addressText(network, node)}.${socket}]`);
}

/** What was found, and where the next is; -1 where a name is cut. */
function found(line: DumpLine, at: number, end: number, { source }: Delivery): number {
  line.need(at, TUPLE);
  const next = name(line, at + TUPLE, end);
  const [network, node, socket, enumerator] = tuple(line, at);
  if (enumerator !== 1) line.text(`(${enumerator})`);
  if (socket !== source.socket) line.text(` ${socket}`);
  if (network !== source.network || node !== source.node) line.text(` [addr=${addressText(network, node)}]`);
  return next;
}

const tuple = (line: DumpLine, at: number): [number, number, number, number] => [
  line.u16(at),
  line.u8(at + 2),
  line.u8(at + 3),
  line.u8(at + 4),
];

/** `"object:type@zone"`, where it ends; -1 where it is cut. */
function name(line: DumpLine, at: number, end: number): number {
  let next = at;
  for (const mark of [' "', ":", "@"]) {
    line.text(mark);
    next = word(line, next, end);
    if (next < 0) return -1;
  }
  line.text('"');
  return next;
}

function word(line: DumpLine, at: number, end: number): number {
  if (at >= end) {
    line.truncated();
    return -1;
  }
  const length = line.u8(at);
  if (length > LONGEST) {
    line.text(`[len=${length}]`);
    return -1;
  }
  for (let i = 1; i <= length; i++) {
    if (at + i >= end) {
      line.truncated();
      return -1;
    }
    line.visibleOctet(line.u8(at + i));
  }
  return at + 1 + length;
}
