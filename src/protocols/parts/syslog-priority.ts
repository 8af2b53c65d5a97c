import type { ByteWriter } from "../../bytes/byte-writer.ts";
import { encodeText, decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";

const OPEN = 0x3c;
const CLOSE = 0x3e;
/** RFC 3164 4.1.1: digits of a priority. */
const DIGITS = 3;

/** Facility and severity, `<13>`: a number, its digits as text where they start with zeros, `""` where there is none. */
export type SyslogPriority = number | string;

export const syslogPriority: Custom<SyslogPriority> = {
  name: "syslog priority",
  skip: priorityEnd,
  read({ bytes }, start, end) {
    if (end === start) return "";
    const digits = decodeText(bytes, start + 1, end - 1);
    return String(Number(digits)) === digits ? Number(digits) : digits;
  },
  write(writer: ByteWriter, value = 13) {
    if (value !== "") writer.octets(encodeText(`<${value}>`));
  },
};

/** Where the priority at `at` ends; `at` itself where there is none. */
function priorityEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end || bytes[at] !== OPEN) return at;
  let next = at + 1;
  while (next < end && next <= at + DIGITS && bytes[next] >= 0x30 && bytes[next] <= 0x39) next++;
  return next > at + 1 && next < end && bytes[next] === CLOSE ? next + 1 : at;
}
