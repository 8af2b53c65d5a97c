import { expect, it } from "vitest";
import { asciiDump } from "../../src/bytes/hex-dump.ts";
import { TextWriter } from "../../src/bytes/text-writer.ts";

it.each([
  ["GET /\r\nHost:\tx\r\n", "GET /\nHost:\tx\n"],
  ["a\rb", "a.b"],
  ["a\r\r\n", "a.\n"],
  ["a\r", "a"],
  ["\0\x7f\xe9 ~", "... ~"],
])("octets as text for -A: %j", (octets, text) => {
  const out = new TextWriter();
  asciiDump(
    out,
    Uint8Array.from(octets, (character) => character.charCodeAt(0)),
    0,
    octets.length,
  );
  expect(new TextDecoder().decode(out.buffer.subarray(0, out.length))).toBe(text);
});
