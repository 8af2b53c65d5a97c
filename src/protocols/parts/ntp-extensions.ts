import { u16 as readU16 } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { bytes, u16 } from "../../definition/fields.ts";

/** An extension field of NTP; its length is that of the value and of the four octets before it. */
export interface NtpExtension {
  readonly type: number;
  readonly value: Uint8Array;
}

const HEADER = 4;
/** RFC 7822 7.5: what is left in no more octets than these is a message authentication code. */
const LARGEST_CODE = 24;
const SMALLEST_FIELD = 16;

/** Extension fields as far as they go: what cannot be one starts the authentication code. */
export const ntpExtensions: Custom<readonly NtpExtension[]> = {
  name: "NTP extension fields",
  skip: (bytes, at, end) => lastEnd(bytes, at, end),
  read(around, start, end) {
    const fields: NtpExtension[] = [];
    for (let at = start; at < end; at += readU16(around.bytes, at + 2)) {
      fields.push({
        type: readU16(around.bytes, at),
        value: around.bytes.slice(at + HEADER, at + readU16(around.bytes, at + 2)),
      });
    }
    return fields;
  },
  write(writer, fields = []) {
    for (const { type, value } of fields) {
      writer.uint(type, 2);
      writer.uint(HEADER + value.length, 2);
      writer.octets(value);
    }
  },
  inner: [
    { key: "type", field: u16({ filter: "ext.type", label: "Field Type", show: "hex" }) },
    { key: "length", field: u16({ filter: "ext.length", label: "Length" }) },
    { key: "value", field: bytes("rest", { filter: "ext.value", label: "Value" }) },
  ],
  visit(bytes, start, end, found) {
    for (let at = start; at < end; at += readU16(bytes, at + 2)) {
      found(0, at, at + 2);
      found(1, at + 2, at + HEADER);
      found(2, at + HEADER, at + readU16(bytes, at + 2));
    }
  },
};

function lastEnd(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (end - at > LARGEST_CODE) {
    const length = readU16(bytes, at + 2);
    if (length < SMALLEST_FIELD || length % 4 !== 0 || at + length > end) break;
    at += length;
  }
  return at;
}
