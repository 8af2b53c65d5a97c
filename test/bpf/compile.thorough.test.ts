import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileMeaning } from "../../src/bpf/compile.ts";
import type { Meaning } from "../../src/bpf/condition.ts";
import type { Matcher } from "../../src/bpf/matcher.ts";
import { ScratchMemoryError } from "../../src/bpf/registers.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { faultsOf } from "../../src/bpf/validate.ts";
import { ConstantOperandError } from "../../src/bpf/term.ts";
import { evaluate } from "./evaluate.ts";
import { meanings, packets } from "./meanings.ts";

function compiled(meaning: Meaning, optimise: boolean): Matcher | undefined {
  try {
    const program = compileMeaning(meaning, { snapLength: 100, optimise });
    expect(faultsOf(program, "user space")).toEqual([]);
    return interpreterOf(program);
  } catch (fault) {
    if (fault instanceof ScratchMemoryError || fault instanceof ConstantOperandError) return undefined;
    throw fault;
  }
}

describe("a compiled meaning", () => {
  // Where octets are missing, it depends on what is tested first; an optimised program may leave out a test that decides nothing.
  it.each([false, true])("decides as the conditions themselves do (optimised: %s)", (optimise) => {
    fc.assert(
      fc.property(meanings, fc.array(packets, { minLength: 1, maxLength: 20 }), (meaning, some) => {
        const matches = compiled(meaning, optimise);
        for (const packet of some) {
          const expected = evaluate(meaning, { bytes: packet, length: packet.length });
          if (expected === undefined || matches === undefined) continue;
          expect(matches(packet, 0, packet.length, packet.length) > 0).toBe(expected);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
