import type { DumpLine } from "../../definition/dump-line.ts";

const [PAD, PADS, DIVERSITY, TIMESTAMP] = [0, 1, 2, 3] as const;
const MANDATORY = 0x80;
const [HELLO, HEARD, UPDATE] = [4, 5, 8] as const;

/** Elements inside a message of this type, on its line. */
export function babelElements(line: DumpLine, message: number, start: number, length: number): void {
  for (let at = start; at < start + length;) {
    const type = line.u8(at);
    if (type === PAD) {
      line.text(" sub-pad1");
      at++;
      continue;
    }
    const left = start + length - at - 2;
    if (left < 0) return line.invalid();
    const size = line.u8(at + 1);
    if (type & MANDATORY) line.text(" (M)");
    if (size > left) return line.invalid();
    element(line, message, type, at + 2, size);
    at += 2 + size;
  }
}

function element(line: DumpLine, message: number, type: number, at: number, size: number): void {
  switch (type) {
    case PADS:
      return line.text(" sub-padn");
    case DIVERSITY: {
      line.text(" sub-diversity");
      if (size === 0) return line.text(" empty");
      const channels = Array.from({ length: size }, (_, i) => line.u8(at + i));
      line.text(` ${channels.join("-")}`);
      if (message !== UPDATE) line.text(" (bogus)");
      return;
    }
    case TIMESTAMP:
      line.text(" sub-timestamp");
      if (message === HELLO && size >= 4) return line.text(` ${seconds(line.u32(at))}`);
      if (message === HEARD && size >= 8) return line.text(` ${seconds(line.u32(at))}|${seconds(line.u32(at + 4))}`);
      return line.text(" (bogus)");
    default:
      line.text(" sub-unknown-0x");
      line.hex(type, 2);
  }
}

const seconds = (microseconds: number): string => `${(microseconds / 1e6).toFixed(6)}s`;
