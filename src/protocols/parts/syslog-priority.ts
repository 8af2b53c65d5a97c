import type { ByteWriter } from "../../bytes/byte-writer.ts";
import { encodeText, decodeText } from "../../bytes/text.ts";
import type { Custom } from "../../definition/custom.ts";
import { derivedNumber } from "../../definition/derived.ts";
import { custom } from "../../definition/fields.ts";
import type { AnyField } from "../../definition/kinds.ts";

const OPEN = 0x3c;
const CLOSE = 0x3e;
/** RFC 3164 4.1.1: digits of a priority. */
const DIGITS = 3;

/** Facility and severity, `<13>`: a number, its digits as text where they start with zeros, `""` where there is none. */
export type SyslogPriority = number | string;

/** A priority is eight times a facility and a level. */
const part = (filter: string, label: string, number: (priority: number) => number): AnyField =>
  custom(
    derivedNumber(label, (bytes, start, end) => number(Number(decodeText(bytes, start + 1, end - 1)))),
    { filter, label, type: "FT_UINT8" },
  );

export const syslogPriority: Custom<SyslogPriority> = {
  name: "syslog priority",
  skip: priorityEnd,
  inner: [
    { key: "facility", field: part("facility", "Facility", (priority) => priority >> 3) },
    { key: "level", field: part("level", "Level", (priority) => priority & 7) },
  ],
  visit(_bytes, start, end, found) {
    if (end === start) return;
    found(0, start, end);
    found(1, start, end);
  },
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
