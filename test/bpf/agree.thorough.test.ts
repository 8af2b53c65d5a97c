import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { listing } from "../../src/bpf/listing.ts";
import { predicateOf } from "../../src/bpf/predicate.ts";
import { packets, programs, type Packet } from "./random-programs.ts";

const somePackets = fc.array(packets(), { minLength: 1, maxLength: 12 });

function decideAlike(program: Program, some: readonly Packet[]): void {
  const interpret = interpreterOf(program);
  const predicate = predicateOf(program)!;
  for (const { bytes, start, captured, length } of some) {
    const expected = interpret(bytes, start, captured, length);
    expect(predicate(bytes, start, captured, length), listing(program).join("\n")).toBe(expected);
  }
}

describe("random programs are decided alike by the interpreter and by generated code", () => {
  it("where all jumps lead on", () => {
    fc.assert(fc.property(programs({ longest: 40 }), somePackets, decideAlike), { numRuns: 1000 });
  });

  it("where some lead back", () => {
    fc.assert(fc.property(programs({ longest: 40, jumpsBack: true }), somePackets, decideAlike), { numRuns: 200 });
  });

  it("where they are longer than what V8 optimises", () => {
    const long = programs({ shortest: 600, longest: 3000, jumpsBack: true, runsToTheEnd: true });
    const packetsToTheEnd = fc.array(packets(16), { minLength: 1, maxLength: 12 });
    fc.assert(fc.property(long, packetsToTheEnd, decideAlike), { numRuns: 20 });
  });
});
