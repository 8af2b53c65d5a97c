import type { DumpLine } from "../../definition/dump-line.ts";

const HEADER = 8;
const [REQUEST, RESPONSE, RELEASE] = [0x40, 0x80, 0xc0] as const;
const [ONCE, END, STATUS] = [0x20, 0x10, 0x08] as const;
const flags = [
  [ONCE, "XO"],
  [END, "EOM"],
  [STATUS, "STS"],
] as const;

/** Requests and their answers of up to eight packets (Inside AppleTalk, chapter 9). */
export function transactionText(line: DumpLine, at: number, length: number): void {
  line.need(at, HEADER);
  if (length < HEADER) return line.text(` [|atp ${length}]`);
  const [control, bitmap] = [line.u8(at), line.u8(at + 1)];
  const id = line.u16(at + 2);
  const left = length - HEADER;
  const marks = (mask: number): string =>
    flags
      .filter(([flag]) => control & mask & flag)
      .map(([, word]) => word)
      .join(",");
  const marked = (mask: number, before: string): void => {
    if (control & mask) line.text(`${before}[${marks(mask)}]`);
  };
  switch (control & 0xc0) {
    case REQUEST:
      line.text(` atp-req${control & ONCE ? " " : "*"} ${id}<${packets(bitmap)}>`);
      if (left > 0) line.text(` [len=${left}]`);
      marked(END | STATUS, " ");
      break;
    case RESPONSE:
      line.text(` atp-resp${control & END ? "*" : " "}${id}:${bitmap} (${left})`);
      marked(ONCE | STATUS, " ");
      break;
    case RELEASE:
      line.text(` atp-rel  ${id}<${packets(bitmap)}>`);
      if (left > 0) line.text(` [len=${left}]`);
      marked(ONCE | END | STATUS, "");
      break;
    default:
      line.text(` atp-0x${control.toString(16)}  ${id} (${left})`);
  }
  const data = line.u32(at + 4);
  if (data !== 0) line.text(` 0x${data.toString(16)}`);
}

/** The numbers of packets that are wanted: `0-3` where they are the first, else a list. */
function packets(bitmap: number): string {
  if ((bitmap & (bitmap + 1)) === 0) return bitmap <= 1 ? "0" : `0-${31 - Math.clz32(bitmap)}`;
  return [0, 1, 2, 3, 4, 5, 6, 7].filter((i) => bitmap & (1 << i)).join(",");
}
