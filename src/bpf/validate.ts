import { ALU, CLASS, MEMORY_WORDS, MODE, MOST_INSTRUCTIONS, type Instruction, type Program } from "./instruction.ts";
import { OPERATIONS } from "./operations.ts";
import { leadsOn, successors } from "./control-flow.ts";

/** Something wrong with a program: at an instruction, counted from 0, or with the whole where `at` is undefined. */
export interface ProgramFault {
  readonly at: number | undefined;
  readonly because: string;
}

/** Where a program is to run: a kernel is stricter. */
export type Runner = "kernel" | "user space";

/** Shown at most, of programs that are wrong all over. */
const MOST_FAULTS = 20;
/** What a comparison can skip. */
const FARTHEST = 255;
const FIRST_ANCILLARY = 0xfffff000;
const LAST_ANCILLARY = 0xfffff03c;

/**
 * What is wrong with a program, the first faults first; nothing where it can be run. The rules are those of libpcap 1.11,
 * for kernels those of Linux too (bpf_check_classic).
 */
export function faultsOf(program: Program, runner: Runner): readonly ProgramFault[] {
  const faults: ProgramFault[] = [];
  const whole = (because: string): unknown => faults.push({ at: undefined, because });
  if (program.length === 0) whole("the program is empty");
  if (runner === "kernel" && program.length > MOST_INSTRUCTIONS)
    whole(`the program has ${program.length} instructions, and a kernel takes ${MOST_INSTRUCTIONS}`);
  for (let at = 0; at < program.length && faults.length < MOST_FAULTS; at++) {
    const because = faultAt(program, at, runner);
    if (because !== undefined) faults.push({ at, because });
  }
  const last = program.at(-1);
  if (last !== undefined && (last.code & 7) !== CLASS.ret)
    faults.push({ at: program.length - 1, because: "the program ends without `ret`" });
  if (runner === "user space") return faults;
  return faultsOf(program, "user space").length === 0 && leadsOn(program)
    ? [...faults, ...unsetMemory(program)]
    : faults;
}

/** Throws RangeError where a program cannot be run in user space. */
export function assertRunnable(program: Program): void {
  const [fault] = faultsOf(program, "user space");
  if (fault === undefined) return;
  throw new RangeError(fault.at === undefined ? fault.because : `instruction ${fault.at}: ${fault.because}`);
}

function faultAt(program: Program, at: number, runner: Runner): string | undefined {
  const { code, k } = program[at];
  const operation = OPERATIONS.get(code);
  if (operation === undefined) return `there is no operation with the code 0x${code.toString(16)}`;
  switch (operation.operand) {
    case "memory":
      return k < MEMORY_WORDS ? undefined : `there is no M[${k}]: scratch memory has ${MEMORY_WORDS} words`;
    case "decimal":
      return (code & 7) === CLASS.alu ? arithmeticFault(program[at]) : undefined;
    case "octet":
      return runner === "kernel" && k >= FIRST_ANCILLARY && !isAncillary(k)
        ? `a kernel knows nothing that is called [${k | 0}]`
        : undefined;
    default:
      return (code & 7) === CLASS.jmp ? jumpFault(program, at, runner) : undefined;
  }
}

function arithmeticFault({ code, k }: Instruction): string | undefined {
  const operator = code & 0xf0;
  if ((operator === ALU.div || operator === ALU.mod) && k === 0) return "it divides by zero";
  if ((operator === ALU.lsh || operator === ALU.rsh) && k > 31) return `it shifts by ${k} bits, and a number has 32`;
  return undefined;
}

function jumpFault(program: Program, at: number, runner: Runner): string | undefined {
  const { jt, jf } = program[at];
  const far = [jt, jf].find((skipped) => !(skipped >= 0 && skipped <= FARTHEST));
  if (far !== undefined) return `it skips ${far} instructions, and a comparison skips ${FARTHEST} at most`;
  for (const target of successors(program, at)) {
    if (target < 0 || target >= program.length)
      return `it jumps to ${target}, and the program's last instruction is ${program.length - 1}`;
    if (target === at) return "it jumps to itself";
    if (target < at && runner === "kernel") return `it jumps back to ${target}, which a kernel does not do`;
  }
  return undefined;
}

function isAncillary(k: number): boolean {
  return k <= LAST_ANCILLARY && k % 4 === 0;
}

/**
 * Words of scratch memory that are read where some way leads to without having stored them. All jumps lead on; Linux
 * looks at what follows `ret` as if it were reached from there.
 */
function unsetMemory(program: Program): ProgramFault[] {
  const faults: ProgramFault[] = [];
  // One bit for each word that is stored on every way to an instruction.
  const stored = new Uint16Array(program.length).fill(0xffff);
  stored[0] = 0;
  for (const [at, { code, k }] of program.entries()) {
    const reads = (code & ~1) === (CLASS.ld | MODE.mem);
    if (reads && (stored[at] & (1 << k)) === 0)
      faults.push({ at, because: `it reads M[${k}], which may not have been stored` });
    const stores = (code & 7) === CLASS.st || (code & 7) === CLASS.stx;
    const after = stores ? stored[at] | (1 << k) : stored[at];
    const following = (code & 7) === CLASS.ret ? [at + 1] : successors(program, at);
    for (const next of following) if (next < program.length) stored[next] &= after;
  }
  return faults;
}
