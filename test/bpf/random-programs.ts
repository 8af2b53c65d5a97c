import fc from "fast-check";
import { ALU, CLASS, MODE, SOURCE, type Instruction, type Program } from "../../src/bpf/instruction.ts";
import { OPERATIONS, type Operation } from "../../src/bpf/operations.ts";

/** What a random program may have in it. */
export interface ProgramLimits {
  readonly longest: number;
  readonly shortest?: number;
  /** Whether `ja` may lead back. */
  readonly jumpsBack?: boolean;
  /** Whether nothing but the last instruction may end the program, for a packet of 16 octets. */
  readonly runsToTheEnd?: boolean;
}

/** Numbers that are likely to meet those of short packets. */
const number = fc.oneof(
  { weight: 8, arbitrary: fc.nat(9) },
  { weight: 2, arbitrary: fc.nat(0x500) },
  fc.constantFrom(0x7fffffff, 0x80000000, 0x80000002, 0xfffffff8, 0xfffffffe, 0xffffffff, 0xfffff02c, 0xfffff030),
);

/** Programs that can be run: of every operation there is, all jumps within, ending in `ret`. */
export function programs({
  longest,
  shortest = 1,
  jumpsBack = false,
  runsToTheEnd = false,
}: ProgramLimits): fc.Arbitrary<Program> {
  const all = [...OPERATIONS];
  const returns = all.filter(([code]) => (code & 7) === CLASS.ret);
  const others = all.filter(([code]) => (code & 7) !== CLASS.ret && !(runsToTheEnd && mayEnd(code)));
  // A program of a few instructions that ends early says little.
  const inside = runsToTheEnd
    ? fc.constantFrom(...others)
    : fc.oneof({ weight: 30, arbitrary: fc.constantFrom(...others) }, fc.constantFrom(...returns));
  const skip = fc.oneof({ weight: 6, arbitrary: fc.nat(3) }, fc.nat(255));
  const rough = (operation: typeof inside): fc.Arbitrary<Rough> =>
    fc.record({ operation, k: runsToTheEnd ? fc.nat(12) : number, jt: skip, jf: skip, back: fc.boolean() });
  const body = fc.array(rough(inside), { minLength: shortest - 1, maxLength: longest - 1, size: "max" });
  return fc.tuple(body, rough(fc.constantFrom(...returns))).map(([most, last]) => {
    const parts = [...most, last];
    return parts.map((part, at) => fitted(part, at, parts.length, jumpsBack && part.back));
  });
}

interface Rough {
  readonly operation: readonly [code: number, operation: Operation];
  readonly k: number;
  readonly jt: number;
  readonly jf: number;
  readonly back: boolean;
}

/** Whether the operation rejects some packets of 16 octets. */
function mayEnd(code: number): boolean {
  const divides = (code & 0xf0) === ALU.div || (code & 0xf0) === ALU.mod;
  return (code & 7) === CLASS.alu ? divides && (code & SOURCE.x) !== 0 : (code & 0xe7) === (CLASS.ld | MODE.ind);
}

/** An instruction whose constant the operation allows, and whose jumps lead to places that there are. */
function fitted(
  { operation: [code, { operand }], k, jt, jf }: Rough,
  at: number,
  length: number,
  back: boolean,
): Instruction {
  const behind = Math.max(length - at - 1, 1);
  if (operand === "target") return { code, jt: 0, jf: 0, k: (back && at > 0 ? -2 - (k % at) : k % behind) >>> 0 };
  if ((code & 7) === CLASS.jmp) return { code, jt: jt % behind, jf: jf % behind, k };
  return { code, jt: 0, jf: 0, k: fitting(code, operand, k) };
}

/** The constant, as far as an operation limits it. */
function fitting(code: number, operand: Operation["operand"], k: number): number {
  if (operand === "memory") return k % 4;
  if (operand !== "decimal" || (code & 7) !== CLASS.alu) return k;
  const operator = code & 0xf0;
  if (operator === ALU.lsh || operator === ALU.rsh) return k % 32;
  return (operator === ALU.div || operator === ALU.mod) && k === 0 ? 3 : k;
}

/** Packets that such programs tell apart: where they lie in a buffer, what was captured, how long they were. */
export const packets = (shortest = 0): fc.Arbitrary<Packet> =>
  fc
    .record({
      octets: fc.array(fc.oneof(fc.nat(9), fc.nat(255)), { minLength: shortest, maxLength: 24 }),
      start: fc.nat(5),
      more: fc.oneof(fc.nat(9), fc.constantFrom(0x7fffffff, 0xffffff00)),
    })
    .map(({ octets, start, more }) => {
      // What lies around a packet is never to be seen.
      const bytes = new Uint8Array(start + octets.length + 16).fill(7);
      bytes.set(octets, start);
      return { bytes, start, captured: octets.length, length: octets.length + more };
    });

/** A packet as a matcher is told of it. */
export interface Packet {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly captured: number;
  readonly length: number;
}

/** Programs that may be wrong in every way. */
export const anyPrograms: fc.Arbitrary<Program> = fc.array(
  fc.record({
    code: fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...OPERATIONS.keys()) }, fc.nat(0xffff)),
    jt: fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.nat(255)),
    jf: fc.oneof({ weight: 9, arbitrary: fc.nat(3) }, fc.nat(255)),
    k: number,
  }),
  { maxLength: 12 },
);
