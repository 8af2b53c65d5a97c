import { expect, it } from "vitest";
import { shellWords } from "./shell-words.ts";

it("splits words as a shell does", () => {
  expect(shellWords(`-n -r x.pcap -E "0x1@10.0.0.1 a:b" 'it is' a"b c"d ""`)).toEqual([
    "-n",
    "-r",
    "x.pcap",
    "-E",
    "0x1@10.0.0.1 a:b",
    "it is",
    "ab cd",
    "",
  ]);
});
