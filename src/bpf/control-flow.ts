import { CLASS, JUMP, type Program } from "./instruction.ts";

/** The instructions that may follow one: none after `ret`, two after a comparison (where it holds, where it does not). */
export function successors(program: Program, at: number): readonly number[] {
  const { code, jt, jf, k } = program[at];
  const next = at + 1;
  switch (code & 7) {
    case CLASS.ret:
      return [];
    case CLASS.jmp:
      return code === (CLASS.jmp | JUMP.ja) ? [next + (k | 0)] : [next + jt, next + jf];
    default:
      return [next];
  }
}

/** Whether no instruction leads back: then a program can be run, or written, from its first instruction to its last. */
export function leadsOn(program: Program): boolean {
  return program.every((_, at) => successors(program, at).every((to) => to > at));
}
