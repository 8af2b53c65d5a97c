import { describe, expect, test } from "vitest";
import { TextWriter } from "../../src/bytes/text-writer.ts";

function written(write: (out: TextWriter) => void): string {
  const out = new TextWriter();
  write(out);
  return out.slice();
}

describe("numbers", () => {
  test.each([0, 7, 10, 99, 100, 65_535, 0x7fffffff, 0x80000000, 2 ** 53, -1, -4096])("decimal %s", (value) => {
    expect(written((out) => out.decimal(value))).toBe(String(value));
  });

  test("padding", () => {
    expect(written((out) => out.decimal(7, 2))).toBe("07");
    expect(written((out) => out.decimal(7, 4, " "))).toBe("   7");
    expect(written((out) => out.decimal(12_345, 2))).toBe("12345");
  });

  test.each([0, 15, 16, 0xffff, 0xffffffff, 2 ** 52])("hexadecimal %s", (value) => {
    expect(written((out) => out.hex(value, 4))).toBe(value.toString(16).padStart(4, "0"));
  });
});

test("seconds have the sign of both, and as many digits as a record claims", () => {
  expect(written((out) => out.seconds(1, 5))).toBe("1.000000005");
  expect(written((out) => out.seconds(0, -500_000_000))).toBe("-0.500000000");
  expect(written((out) => out.seconds(2, 1_010_580_352))).toBe("2.1010580352");
});

test("octets in hexadecimal, an odd number of them, too", () => {
  const bytes = Uint8Array.of(0, 1, 0xab, 0xff, 0x10);
  expect(written((out) => out.hexOctets(bytes, 0, 5))).toBe("0001abff10");
  expect(written((out) => out.hexOctets(bytes, 1, 3))).toBe("01ab");
  expect(written((out) => out.hexOctets(bytes, 3, 3))).toBe("");
});

test("room grows with the text", () => {
  const bytes = new Uint8Array(200_000).fill(0xee);
  expect(written((out) => out.hexOctets(bytes, 0, bytes.length))).toBe("ee".repeat(bytes.length));
});
