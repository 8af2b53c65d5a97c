import { describe, expect, it } from "vitest";
import { interpreterOf, MOST_JUMPS_BACK } from "../../src/bpf/interpret.ts";
import { matcherOf, type Matcher } from "../../src/bpf/matcher.ts";
import { OPERATIONS } from "../../src/bpf/operations.ts";
import { predicateOf } from "../../src/bpf/predicate.ts";
import { assemble } from "./assemble.ts";

const ways = { interpreter: interpreterOf, "generated code": predicateOf };

/** Runs on octets that lie inside of a larger buffer, whose other octets are 255. */
function run(matcher: Matcher | undefined, octets: readonly number[], length = octets.length): number {
  const bytes = new Uint8Array(octets.length + 24).fill(255);
  bytes.set(octets, 5);
  return matcher!(bytes, 5, octets.length, length);
}

/** What is computed before `ret` answers with the accumulator. */
function answer(...lines: readonly string[]) {
  return assemble(...lines, "ret");
}

const packet = [0x01, 0x80, 0xff, 0x7f, 0x45, 0x06, 0x00, 0x02];
const load32 = (value: number): string => `ld #0x${(value >>> 0).toString(16)}`;
const index = (value: number): string => `ldx #0x${(value >>> 0).toString(16)}`;

describe.each(Object.entries(ways))("%s", (_, way) => {
  it.each([
    ["ld [0]", 0x0180ff7f],
    ["ld [4]", 0x45060002],
    ["ldh [1]", 0x80ff],
    ["ldb [2]", 0xff],
    ["ld #0xfffffffe", 0xfffffffe],
    ["ld #pktlen", 8],
    ["ld M[3]", 0],
    // The last octets that are there, and the first that are not.
    ["ldh [6]", 2],
    ["ldb [7]", 2],
    ["ldb [8]", 0],
    ["ldh [7]", 0],
    ["ld [5]", 0],
    ["ld [-1]", 0],
    ["ldb [-4048]", 0],
    ["ldb [2147483647]", 0],
  ] as const)("loads %s", (line, expected) => {
    expect(run(way(answer(line)), packet)).toBe(expected);
  });

  it.each([
    ["ld [x + 1]", 3, 0x45060002],
    ["ldh [x + 1]", 3, 0x4506],
    ["ldb [x + 1]", 3, 0x45],
    ["ldb [x + 1]", 6, 2],
    ["ldb [x + 1]", 7, 0],
    ["ldh [x + 1]", 6, 0],
    ["ld [x + 1]", 4, 0],
    ["ldb [x + 0]", 0xffffffff, 0],
    // A sum of 33 bits is beyond the packet; it does not wrap around.
    ["ldb [x + -1]", 3, 0],
    ["ldb [x + 8]", 0xfffffffb, 0],
    ["ldb [x + -2147483648]", 0x80000002, 0],
  ] as const)("loads %s, where x is %i", (line, x, expected) => {
    expect(run(way(answer(index(x), load32(9), line)), packet)).toBe(expected);
  });

  it("loads the length of a header", () => {
    expect(run(way(answer("ldxb 4*([4]&0xf)", "txa")), packet)).toBe(20);
    expect(run(way(answer("ldxb 4*([8]&0xf)", "ld #0x7", "ret")), packet)).toBe(0);
  });

  it("knows how long a packet was that is longer than what was captured", () => {
    expect(run(way(answer("ld #pktlen")), packet, 0xfffffff0)).toBe(0xfffffff0);
    expect(run(way(answer("ldx #pktlen", "txa")), packet, 70)).toBe(70);
  });

  it.each([
    ["add", 0xffffffff, 2, 1],
    ["sub", 1, 2, 0xffffffff],
    ["mul", 0xffffffff, 0xffffffff, 1],
    ["mul", 0x12345678, 0x9abcdef0, 0x242d2080],
    ["div", 0xfffffffe, 3, 0x55555554],
    ["div", 7, 0xffffffff, 0],
    ["mod", 0xfffffffe, 0x80000000, 0x7ffffffe],
    ["and", 0xf0f0f0f0, 0xff00ff00, 0xf000f000],
    ["or", 0x80000000, 1, 0x80000001],
    ["xor", 0xffffffff, 0x0000ffff, 0xffff0000],
    ["lsh", 3, 31, 0x80000000],
    ["rsh", 0x80000000, 31, 1],
  ] as const)("computes %s of %i and %i", (operator, a, b, expected) => {
    const constant = ["and", "or", "xor"].includes(operator) ? `#0x${b.toString(16)}` : `#${b}`;
    expect(run(way(answer(load32(a), `${operator} ${constant}`)), packet)).toBe(expected);
    expect(run(way(answer(load32(a), index(b), `${operator} x`)), packet)).toBe(expected);
  });

  it("negates", () => {
    expect(run(way(answer("ld #0x1", "neg")), packet)).toBe(0xffffffff);
    expect(run(way(answer("ld #0x80000000", "neg")), packet)).toBe(0x80000000);
  });

  it.each(["lsh x", "rsh x"])("shifts everything out with %s of 32 and more", (line) => {
    for (const by of [32, 33, 0x80000000, 0xffffffff])
      expect(run(way(answer("ld #0xffffffff", index(by), line, "add #5")), packet)).toBe(5);
  });

  it.each(["div x", "mod x"])("rejects a packet over %s by zero", (line) => {
    expect(run(way(answer("ld #0x7", index(0), line, "ld #0x9")), packet)).toBe(0);
  });

  it.each([
    ["jeq", 5, 5, true],
    ["jeq", 0xffffffff, 0xffffffff, true],
    ["jgt", 0x80000000, 0x7fffffff, true],
    ["jgt", 5, 5, false],
    ["jge", 0xffffffff, 0x80000000, true],
    ["jge", 5, 5, true],
    ["jge", 1, 0xffffffff, false],
    ["jset", 0x80000001, 0x80000000, true],
    ["jset", 0x7fffffff, 0x80000000, false],
  ] as const)("compares with %s: %i and %i", (relation, a, b, holds) => {
    const ends = ["ret #1", "ret #2"];
    const constant = assemble(load32(a), `${relation} #0x${b.toString(16)} jt 2 jf 3`, ...ends);
    const register = assemble(load32(a), index(b), `${relation} x jt 3 jf 4`, ...ends);
    expect([run(way(constant), packet), run(way(register), packet)]).toEqual(holds ? [1, 1] : [2, 2]);
  });

  it("keeps numbers in scratch memory, from zeros on for each packet", () => {
    const count = way(assemble("ld M[15]", "add #1", "st M[15]", "tax", "stx M[0]", "ld M[0]", "ret"));
    expect([run(count, packet), run(count, packet)]).toEqual([1, 1]);
  });

  it("jumps to instructions far away", () => {
    const filling = Array.from({ length: 700 }, () => "add #1");
    const program = assemble("ldb [0]", "ja 702", ...filling.slice(1), "ret #1", "ret");
    expect(run(way(program), packet)).toBe(1);
    expect(run(way(assemble("ldb [0]", ...filling, "ret")), packet)).toBe(701);
  });

  it("jumps back, but not for ever", () => {
    const steps = ["txa", "add #1", "tax"];
    // Looks for an octet that is 6, and says where it is.
    const search = assemble("ldb [x + 0]", "jeq #0x6 jt 6 jf 2", ...steps, "ja 0", "txa", "ret");
    expect(run(way(search), packet)).toBe(5);
    expect(run(way(search), [...Array<number>(200).fill(0), 6])).toBe(200);
    expect(run(way(assemble("ld #0x1", "ja 0", "ret #1")), packet)).toBe(0);
    const counting = (times: number) => assemble(...steps, `jgt #0x${times.toString(16)} jt 5 jf 4`, "ja 0", "ret");
    expect(run(way(counting(MOST_JUMPS_BACK)), packet)).toBe(MOST_JUMPS_BACK + 1);
    expect(run(way(counting(MOST_JUMPS_BACK + 1)), packet)).toBe(0);
  });

  it("rejects an empty packet that is to be looked into, and takes one that is not", () => {
    expect(run(way(answer("ldb [0]", "ld #0x1")), [])).toBe(0);
    expect(run(way(assemble("ret #7")), [])).toBe(7);
  });

  it("refuses a program that cannot be run", () => {
    expect(() => way([])).toThrow(new RangeError("the program is empty"));
    expect(() => way(assemble("ldb [0]"))).toThrow(new RangeError("instruction 0: the program ends without `ret`"));
    for (const code of Array.from({ length: 256 }, (__, value) => value)) {
      const program = [{ code, jt: 0, jf: 0, k: 1 }, ...assemble("ret #1", "ret #1")];
      if (OPERATIONS.has(code)) expect(way(program)).toBeTypeOf("function");
      else
        expect(() => way(program)).toThrow(`instruction 0: there is no operation with the code 0x${code.toString(16)}`);
    }
  });
});

describe("the quickest matcher", () => {
  it("decides as the others do", () => {
    const program = assemble("ldh [6]", "jeq #0x2 jt 2 jf 3", "ret #10", "ret #0");
    expect(run(matcherOf(program), packet)).toBe(10);
  });
});
