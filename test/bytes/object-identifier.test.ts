import { expect, it } from "vitest";
import { formatObjectIdentifier } from "../../src/bytes/object-identifier.ts";

const text = (...octets: number[]): string => formatObjectIdentifier(Uint8Array.from(octets), 0, octets.length);

it("reads numbers of any size", () => {
  expect(text(0x2b, 0x06, 0x01, 0x04, 0x01, 0x81, 0xc0, 0x6e)).toBe("1.3.6.1.4.1.24686");
  expect(text(0x88, 0x37)).toBe("2.999");
  expect(text(0x2b, 0x8f, 0xff, 0xff, 0xff, 0x7f)).toBe("1.3.4294967295");
});

it("leaves out a number that is cut off", () => {
  expect(text(0x2b, 0x06, 0x81)).toBe("1.3.6");
  expect(text()).toBe("");
});
