import { phrase, type Phrase } from "../../bytes/phrase.ts";
import type { TextWriter } from "../../bytes/text-writer.ts";

/** Octets of UTF-8 that the line of a field has at most, as in Wireshark. */
const LIMIT = 239;
const REMARK = " [truncated]";
const MARK = phrase(REMARK);

/** Cuts the line of a field from `from` on that is too long, and says so behind its label, or in front where it has none. */
export function shortenLine(out: TextWriter, from: number, label?: Phrase): void {
  if (out.length - from <= LIMIT) return;
  const at = from + (label?.length ?? 0);
  // The last octet that there is room for goes with its character.
  let end = from + LIMIT - 1 - REMARK.length;
  while (end > at && (out.buffer[end] & 0xc0) === 0x80) end--;
  const rest = out.buffer.slice(at, end);
  out.length = at;
  out.phrase(MARK);
  out.octets(rest, 0, rest.length);
}
