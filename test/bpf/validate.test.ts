import { describe, expect, it } from "vitest";
import { faultsOf, type Runner } from "../../src/bpf/validate.ts";
import { assemble } from "./assemble.ts";

function said(runner: Runner, ...lines: readonly string[]): string[] {
  return faultsOf(assemble(...lines), runner).map(({ at, because }) => `${at ?? ""}: ${because}`);
}

describe("faults of a program", () => {
  it("are none where it is right", () => {
    const lines = ["ldh [12]", "jeq #0x800 jt 2 jf 3", "ret #96", "ret #0"];
    expect([said("kernel", ...lines), said("user space", ...lines)]).toEqual([[], []]);
  });

  it.each([
    [["ja 5", "ret #0"], "0: it jumps to 5, and the program's last instruction is 1"],
    [["ja -2", "ret #0"], "0: it jumps to -2, and the program's last instruction is 1"],
    [["jeq #0x1 jt 2 jf 1", "ret #0"], "0: it jumps to 2, and the program's last instruction is 1"],
    [["ja 0", "ret #0"], "0: it jumps to itself"],
    [["jeq #0x1 jt 300 jf 1", "ret #0"], "0: it skips 299 instructions, and a comparison skips 255 at most"],
    [["st M[16]", "ret #0"], "0: there is no M[16]: scratch memory has 16 words"],
    [["ldx M[-1]", "ret #0"], "0: there is no M[4294967295]: scratch memory has 16 words"],
    [["div #0", "ret #0"], "0: it divides by zero"],
    [["mod #0", "ret #0"], "0: it divides by zero"],
    [["lsh #32", "ret #0"], "0: it shifts by 32 bits, and a number has 32"],
    [["ret #0", "tax"], "1: the program ends without `ret`"],
  ] as const)("are found in %j", (lines, fault) => {
    expect(said("user space", ...lines)).toEqual([fault]);
    expect(said("kernel", ...lines)).toContain(fault);
  });

  it("are more for a kernel", () => {
    expect(said("kernel", "tax", "ja 0", "ret #0")).toEqual(["1: it jumps back to 0, which a kernel does not do"]);
    expect(said("kernel", "ldb [-1]", "ret #0")).toEqual(["0: a kernel knows nothing that is called [-1]"]);
    expect(said("kernel", "ldb [vlanp]", "ret #0")).toEqual([]);
    expect(said("kernel", "jeq #0x1 jt 1 jf 2", "st M[2]", "ld M[2]", "ret #0")).toEqual([
      "2: it reads M[2], which may not have been stored",
    ]);
    expect(said("kernel", "st M[2]", "jeq #0x1 jt 2 jf 3", "tax", "ldx M[2]", "ret #0")).toEqual([]);
    for (const lines of [
      ["tax", "ja 0", "ret #0"],
      ["ldb [-1]", "ret #0"],
      ["ld M[2]", "ret #0"],
    ])
      expect(said("user space", ...lines)).toEqual([]);
  });

  it("are said of the whole where the whole is wrong", () => {
    expect(faultsOf([], "user space")).toEqual([{ at: undefined, because: "the program is empty" }]);
    const long = assemble(...Array.from({ length: 4097 }, () => "ret #0"));
    expect(faultsOf(long, "user space")).toEqual([]);
    expect(faultsOf(long, "kernel").map(({ because }) => because)).toEqual([
      "the program has 4097 instructions, and a kernel takes 4096",
    ]);
  });

  it("are not more than a person reads", () => {
    expect(faultsOf(assemble(...Array.from({ length: 100 }, () => "div #0"), "ret #0"), "user space").length).toBe(20);
  });
});
