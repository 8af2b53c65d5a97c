import { describe, expect, it } from "vitest";
import { compileMeaning } from "../../src/bpf/compile.ts";
import { after, all, any, assign, equal, not, test, type Condition, type Step } from "../../src/bpf/condition.ts";
import type { Program } from "../../src/bpf/instruction.ts";
import { interpreterOf } from "../../src/bpf/interpret.ts";
import { listing } from "../../src/bpf/listing.ts";
import { faultsOf } from "../../src/bpf/validate.ts";
import { load, operation, variable } from "../../src/bpf/value.ts";

const type = load(2, 12);
const source = load(4, 26);
const destination = load(4, 30);
const headerLength = operation("mul", operation("and", load(1, 14), 15), 4);

function compile(condition: Condition, prelude: readonly Step[] = [], optimise = true): Program {
  return compileMeaning({ prelude, condition }, { snapLength: 262144, optimise });
}

/** The instructions without their numbers. */
function lines(program: Program): string[] {
  return listing(program).map((line) =>
    line
      .replace(/^\(\d+\) /, "")
      .replace(/\s+/g, " ")
      .trim(),
  );
}

describe("the optimiser", () => {
  it("asks nothing whose answer is known", () => {
    const ip = equal(type, 0x800);
    const program = compile(any(all(ip, equal(source, 1)), all(ip, equal(destination, 2))));
    expect(lines(program).filter((line) => line === "ldh [12]")).toHaveLength(1);
  });

  it("knows that a number is not another", () => {
    expect(lines(compile(all(equal(type, 0x800), equal(type, 0x86dd))))).toEqual(["ret #0"]);
    expect(lines(compile(all(test(type, "gt", 9), test(type, "gt", 3))))).toEqual(lines(compile(test(type, "gt", 9))));
    expect(lines(compile(any(equal(type, 1), not(equal(type, 1)))))).toEqual(["ret #262144"]);
  });

  it("remembers that a number is one of some", () => {
    const transport = load(1, 23);
    const tcpOrUdp = any(equal(transport, 6), equal(transport, 17));
    const program = compile(any(all(tcpOrUdp, equal(source, 1)), all(tcpOrUdp, equal(destination, 1))));
    expect(lines(program).filter((line) => line === "ldb [23]")).toHaveLength(1);
  });

  it("brings tests of one number together", () => {
    const either = (k: number): Condition => any(equal(source, k), equal(destination, k));
    const program = compile(any(either(1), either(2), either(3)));
    expect(lines(program).filter((line) => line.startsWith("ld "))).toEqual(["ld [26]", "ld [30]"]);
  });

  it("loads the length of an IPv4 header with one instruction, once", () => {
    const port = (k: number): Condition =>
      any(equal(load(2, 14, headerLength), k), equal(load(2, 16, headerLength), k));
    expect(lines(compile(any(port(1), port(2)))).filter((line) => line.startsWith("ldx"))).toEqual([
      "ldxb 4*([14]&0xf)",
    ]);
  });

  it("tests bits without masking them first", () => {
    expect(lines(compile(not(equal(operation("and", load(1, 47), 2), 0))))[1]).toMatch(/^jset #0x2 /);
    expect(lines(compile(equal(operation("and", load(1, 47), 2), 2)))[1]).toMatch(/^jset #0x2 /);
  });

  it("leaves out what computes a number that nobody reads", () => {
    const length = variable("length");
    const steps = [assign(length, load(2, 2))];
    expect(lines(compile(equal(type, 1), steps))).toEqual(lines(compile(equal(type, 1))));
    expect(lines(compile(equal(load(1, 0, length), 1), steps))).toContain("ldh [2]");
  });

  it("never asks a variable what it knew of its former value", () => {
    const number = variable("number");
    const condition = all(equal(number, 1), after([assign(number, load(1, 1))], equal(number, 1)));
    const matches = interpreterOf(compile(condition, [assign(number, load(1, 0))]));
    expect(matches(Uint8Array.of(1, 2), 0, 2, 2)).toBe(0);
    expect(matches(Uint8Array.of(1, 1), 0, 2, 2)).toBe(262144);
  });
});

describe("a variable that need not be stored", () => {
  it("leaves nothing behind that could be jumped to", () => {
    const number = variable("number");
    const steps = [assign(number, load(1, 23))];
    const program = compile(all(equal(type, 0x800), any(equal(load(1, 23), 1), after(steps, equal(number, 51)))));
    expect(faultsOf(program, "user space")).toEqual([]);
    expect(lines(program).some((line) => line.startsWith("st "))).toBe(false);
  });
});

describe("a long list", () => {
  const count = 10_000;
  const terms = Array.from({ length: count }, (_, k) => any(equal(source, k), equal(destination, k)));
  const program = compile(all(any(...terms), equal(type, 0x800)));

  it("jumps no farther than an instruction can", () => {
    expect(faultsOf(program, "user space")).toEqual([]);
  });

  it("costs little more than its terms", () => {
    expect(program.length).toBeLessThan(2 * count * 1.02);
  });

  it.each([0, 1, 254, 255, 256, 5000, count - 1])("finds term %s", (k) => {
    const matches = interpreterOf(program);
    const packet = new Uint8Array(34);
    const view = new DataView(packet.buffer);
    view.setUint16(12, 0x800);
    for (const at of [26, 30]) {
      view.setUint32(26, 0xffffffff);
      view.setUint32(30, 0xffffffff);
      expect(matches(packet, 0, 34, 34)).toBe(0);
      view.setUint32(at, k);
      expect(matches(packet, 0, 34, 34)).toBe(262144);
    }
  });
});
