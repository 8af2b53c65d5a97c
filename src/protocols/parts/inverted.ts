import { formatIPv4, parseIPv4 } from "../../bytes/addresses.ts";
import { u16 } from "../../bytes/numbers.ts";
import type { Custom } from "../../definition/custom.ts";
import { custom } from "../../definition/fields.ts";
import type { Common, Field } from "../../definition/kinds.ts";

const turned = (octets: Uint8Array): Uint8Array => octets.map((octet) => ~octet);

const port: Custom<number> = {
  name: "inverted port",
  skip: (_octets, at) => at + 2,
  read: ({ bytes }, start) => u16(bytes, start) ^ 0xffff,
  number: (octets, start) => u16(octets, start) ^ 0xffff,
  write: (writer, value) => writer.uint((value ?? 0) ^ 0xffff, 2),
};

const textOf = (octets: Uint8Array, start: number, end: number): string =>
  formatIPv4(turned(octets.subarray(start, end)), 0);
const address: Custom<string> = {
  name: "inverted address",
  skip: (_octets, at) => at + 4,
  read: ({ bytes }, start, end) => textOf(bytes, start, end),
  text: textOf,
  octets: (octets, start, end) => turned(octets.subarray(start, end)),
  write: (writer, value) => writer.octets(turned(parseIPv4(value ?? "0.0.0.0") ?? new Uint8Array(4))),
};

/** A port whose bits are all inverted, so that no translator of addresses changes it. */
export function invertedPort(about: Common<number>): Field<number> {
  return custom(port, { type: "FT_UINT16", ...about });
}

/** An IPv4 address, in the same way. */
export function invertedAddress(about: Common<string>): Field<string> {
  return custom(address, { type: "FT_IPv4", ...about });
}
