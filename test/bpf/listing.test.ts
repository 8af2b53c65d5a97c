import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cRows, decimalRows, listing } from "../../src/bpf/listing.ts";
import { OPERATIONS } from "../../src/bpf/operations.ts";
import { describeWithCaptures } from "../oracles.ts";
import { assemble } from "./assemble.ts";

describe("listings", () => {
  const program = assemble(
    "ldh [12]",
    "jeq #0x800 jt 2 jf 5",
    "ldxb 4*([14]&0xf)",
    "ldb [x + 27]",
    "ret #262144",
    "ret #0",
  );

  it("are lines of tcpdump -d", () => {
    expect(listing(program)).toEqual([
      "(000) ldh      [12]",
      "(001) jeq      #0x800           jt 2\tjf 5",
      "(002) ldxb     4*([14]&0xf)",
      "(003) ldb      [x + 27]",
      "(004) ret      #262144",
      "(005) ret      #0",
    ]);
  });

  it("are rows of a C array", () => {
    expect(cRows(program).slice(0, 2)).toEqual(["{ 0x28, 0, 0, 0x0000000c },", "{ 0x15, 0, 3, 0x00000800 },"]);
  });

  it("are decimal numbers, their count first", () => {
    expect(decimalRows(program).slice(0, 3)).toEqual(["6", "40 0 0 12", "21 0 3 2048"]);
  });

  it("name what a kernel knows besides the octets, and show negative numbers as such", () => {
    const lines = ["ldb [vlanp]", "ldh [vlan_tci]", "ld [ifidx]", "ld [-1]", "ldb [x + -2]", "add #-5", "ret #-1"];
    expect(listing(assemble(...lines)).map((line) => line.slice(6))).toEqual([
      "ldb      [vlanp]",
      "ldh      [vlan_tci]",
      "ld       [ifidx]",
      "ld       [-1]",
      "ldb      [x + -2]",
      "add      #-5",
      "ret      #-1",
    ]);
  });

  it("show what is no instruction", () => {
    expect(listing([{ code: 0xff, jt: 0, jf: 0, k: 3 }])).toEqual(["(000) unimp    0xff"]);
  });

  it("can be read back", () => {
    const all = [...OPERATIONS.keys()].map((code) => ({ code, jt: 0, jf: 0, k: 0 }));
    expect(assemble(...listing(all))).toEqual(all);
  });
});

describeWithCaptures("libpcap 1.11's listing of every instruction", (folder) => {
  it("is ours", () => {
    const suite = JSON.parse(readFileSync(join(folder, "libpcap-tests/filters.json"), "utf8")) as {
      readonly accept: readonly { readonly name: string; readonly unopt: readonly string[] }[];
    };
    const lines = suite.accept.find(({ name }) => name === "bpf_image")!.unopt;
    expect(lines.length).toBe(OPERATIONS.size);
    // The suite's program writes the code behind each line.
    const expected = lines.map((line) => line.replace(/\s*; 0x[\da-f]+$/, ""));
    const program = assemble(...expected);
    expect(program.map(({ code }) => `0x${code.toString(16).padStart(4, "0")}`)).toEqual(
      lines.map((line) => line.slice(-6)),
    );
    expect(listing(program).map((line) => line.trimEnd())).toEqual(expected);
  });
});
