import { describe, expect, it } from "vitest";
import { fromBase64, toBase64 } from "../../src/bytes/base64.ts";

describe("base64", () => {
  it("is RFC 4648's, padded", () => {
    const texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
    const coded = texts.map((text) => toBase64(new TextEncoder().encode(text)));
    expect(coded).toEqual(["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"]);
  });

  it("is what Node makes of any octets", () => {
    const octets = Uint8Array.from({ length: 256 }, (_, i) => 255 - i);
    for (let length = 0; length <= 256; length++)
      expect(toBase64(octets.subarray(0, length))).toBe(Buffer.from(octets.subarray(0, length)).toString("base64"));
  });

  it("is read, padded or not, and refused where it is none", () => {
    for (let length = 0; length < 8; length++) {
      const octets = Uint8Array.from({ length }, (_, i) => 200 + i);
      expect(fromBase64(toBase64(octets))).toEqual(octets);
      expect(fromBase64(toBase64(octets).replace(/=+$/, ""))).toEqual(octets);
    }
    expect(fromBase64("a?")).toBeUndefined();
  });
});
