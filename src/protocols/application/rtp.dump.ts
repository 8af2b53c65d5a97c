import { dumpText, type DumpLine } from "../../definition/dump-line.ts";
import { RTP } from "./rtp.ts";

const WORD = 4;
/** Fixed headers of version 1 and of version 2. */
const HEADER_1 = 8;
const HEADER_2 = 12;
const H261 = 31;

/** Only -T finds it; version 1 is of 1994. */
export const rtpText = dumpText(
  RTP,
  (line, at, length) => {
    line.protocol = "rtp";
    if (length < HEADER_1) {
      line.text(`udp/rtp, length ${length} < ${HEADER_1}`);
      return;
    }
    const first = line.u32(at);
    const timestamp = line.u32(at + WORD);
    const old = first >>> 30 === 1;
    const header = old ? HEADER_1 : HEADER_2;
    if (length < header) {
      line.text(`udp/rtp, length ${length} < ${header}`);
      return;
    }
    const options = old && (first & 0x0080_0000) !== 0;
    const extension = !old && (first & 0x1000_0000) !== 0;
    const marker = (first & (old ? 0x0040_0000 : 0x0080_0000)) !== 0;
    const type = (first >>> 16) & (old ? 0x3f : 0x7f);
    line.text(
      `udp/${old ? "rtpv1" : "rtp"} ${length - header} c${type} ${options || extension ? "+" : ""}${marker ? "*" : ""} ${first & 0xffff} ${timestamp}`,
    );
    if (line.verbose === 0) return;
    line.text(` ${line.u32(at + 2 * WORD)}`);
    const left = (length >> 2) - header / WORD;
    let payload = at + header;
    if (options) {
      const end = afterOptions(line, payload, left);
      if (end < 0) {
        line.text(" !opt");
        return;
      }
      payload = end;
    } else if (extension) {
      const words = (line.u32(payload) & 0xffff) + 1;
      if (words > left) {
        line.text(" !ext");
        return;
      }
      payload += WORD * words;
    }
    if (type === H261) {
      line.text(" 0x");
      line.hex(line.u32(payload) >>> 16, 4);
    }
  },
  { carriedBy: {}, forcedBy: "rtp" },
);

/** Where the options of version 1 end: each says its length in words, the last has its top bit set; -1 where they cannot be. */
function afterOptions(line: DumpLine, start: number, words: number): number {
  let at = start;
  let left = words;
  for (;;) {
    const option = line.u32(at);
    const length = (option >>> 16) & 0xff;
    if (length === 0 || length > left) return -1;
    at += WORD * length;
    left -= length;
    if (option >>> 31 === 1) return at;
  }
}
