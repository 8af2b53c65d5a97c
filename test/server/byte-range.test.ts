import { expect, it } from "vitest";
import { byteRange } from "../../src/server/byte-range.ts";

const SIZE = 100;

it.each([
  ["bytes=0-9", { first: 0, last: 9 }],
  ["bytes=90-", { first: 90, last: 99 }],
  ["bytes=90-200", { first: 90, last: 99 }],
  ["bytes=-10", { first: 90, last: 99 }],
  ["bytes=-200", { first: 0, last: 99 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=9-0", undefined],
  ["bytes=0-1,5-6", undefined],
  ["bytes=-", undefined],
  ["octets=0-9", undefined],
  [undefined, undefined],
] as const)("%s", (header, range) => expect(byteRange(header, SIZE)).toEqual(range));
