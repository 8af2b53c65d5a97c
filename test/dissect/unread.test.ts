import { expect, it } from "vitest";
import { build } from "../../src/craft/build.ts";
import { Dissector } from "../../src/dissect/dissector.ts";
import { stackOf } from "../../src/dissect/stack.ts";
import { standardCatalog } from "../../src/toolkit/index.ts";

const RADIOTAP = 127;

it.each([
  ["is read whole", "000018006f000000b8ab0f000000000010048509a000d6a1"],
  [
    "of which Wireshark reads no further than the length keeps its other octets",
    "010018006f000000b8ab0f000000000010048509a000d6a1",
  ],
])("a header of radiotap %s", (_, head) => {
  const dissector = new Dissector(standardCatalog());
  const bytes = Uint8Array.from(Buffer.from(`${head}481100000200000000a10200000000b10200000000a1a001`, "hex"));
  dissector.dissect(bytes, 0, bytes.length, bytes.length, RADIOTAP);
  expect(build(stackOf(dissector, 0, bytes.length).layers)).toEqual(bytes);
});
