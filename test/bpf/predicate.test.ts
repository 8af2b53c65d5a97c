import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stretchesOf, stretchText } from "../../src/bpf/generate.ts";
import { writeTemporary } from "../cli/captures.ts";
import { assemble } from "./assemble.ts";
import { programs } from "./random-programs.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const surroundings = { memory: (word: number) => `m${word}`, goOn: (to: number) => `return -${to};` };
const ownWords = new Set("a x bytes start captured length entry if return break switch case Math imul".split(" "));

describe("generated code", () => {
  it("holds no words but its own", () => {
    fc.assert(
      fc.property(programs({ longest: 60, jumpsBack: true }), (program) => {
        for (const stretch of stretchesOf(program, 20)) {
          const found = stretchText(program, stretch, surroundings).match(/[A-Za-z_$][\w$]*/g) ?? [];
          expect(found.filter((word) => !ownWords.has(word) && !/^[Lm]\d+$/.test(word))).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("asks once whether octets are there", () => {
    const program = assemble(
      "ldh [12]",
      "jeq #0x800 jt 2 jf 5",
      "ldb [9]",
      "ldb [23]",
      "jeq #0x6 jt 5 jf 6",
      "ret #1",
      "ret #0",
    );
    const text = stretchText(program, stretchesOf(program, 100)[0]!, surroundings);
    expect(text.match(/captured<\d+/g)).toEqual(["captured<14", "captured<24"]);
  });

  it("is done without where it is forbidden", () => {
    const { href: source } = new URL("../../src/bpf", import.meta.url);
    const script = writeTemporary(
      "forbidden.ts",
      `import { matcherOf } from "${source}/matcher.ts";
      import { predicateOf } from "${source}/predicate.ts";
      const program = ${JSON.stringify(assemble("ldb [1]", "ret"))};
      console.log(predicateOf(program), matcherOf(program)(Uint8Array.of(3, 4), 0, 2, 2));`,
    );
    const words = ["--disallow-code-generation-from-strings", "scripts/run.mjs", script];
    const output = execFileSync(process.execPath, words, { cwd: project, encoding: "utf8" });
    expect(output).toBe("undefined 4\n");
  });
});
