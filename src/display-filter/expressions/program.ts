import { UnboundedPatternError, type Pattern } from "./pattern.ts";

/** Steps that an expression may have, repetitions written out. */
const STEP_LIMIT = 10_000;

/** Whether a text has a unit of a kind at a place. */
export type UnitTest = (code: number) => boolean;

/** A step of a program: where it goes on, if what it asks for is there. */
export type Step =
  | { readonly kind: "unit"; readonly test: UnitTest }
  | { readonly kind: "place"; readonly at: "^" | "$" | "b" | "B" }
  | { readonly kind: "ahead"; readonly program: readonly Step[]; readonly negated: boolean }
  /** Goes on at both. */
  | { readonly kind: "fork"; to: number; or: number }
  | { readonly kind: "found" };

/** Writes an expression as steps, each going on with the next one; throws an UnboundedPatternError. */
export function programOf(pattern: Pattern, flags: string): readonly Step[] {
  const steps: Step[] = [];
  const tests = new Map<string, UnitTest>();

  function add<S extends Step>(step: S): S {
    if (steps.length === STEP_LIMIT) throw new UnboundedPatternError(`more than ${STEP_LIMIT} steps`);
    steps.push(step);
    return step;
  }

  function write(part: Pattern): void {
    switch (part.kind) {
      case "unit": {
        let test = tests.get(part.piece);
        if (!test) tests.set(part.piece, (test = unitTest(part.piece, flags)));
        add({ kind: "unit", test });
        return;
      }
      case "sequence":
        part.of.forEach(write);
        return;
      case "either":
        either(part.of);
        return;
      case "repeat":
        repeat(part.of, part.least, part.most);
        return;
      case "ahead":
        add({ kind: "ahead", program: programOf(part.of, flags), negated: part.negated });
        return;
      case "beyond":
        throw new UnboundedPatternError(`${part.what} beside repetitions`);
      case "place":
        add(part);
    }
  }

  function either(branches: readonly Pattern[]): void {
    const ends: { to: number; or: number }[] = [];
    branches.forEach((branch, i) => {
      if (i === branches.length - 1) return write(branch);
      const fork = add({ kind: "fork", to: steps.length + 1, or: 0 });
      write(branch);
      ends.push(add({ kind: "fork", to: 0, or: 0 }));
      fork.or = steps.length;
    });
    for (const end of ends) end.to = end.or = steps.length;
  }

  function repeat(of: Pattern, least: number, most: number): void {
    for (let i = 0; i < least; i++) write(of);
    if (most === Infinity) {
      const fork = add({ kind: "fork", to: steps.length + 1, or: 0 });
      write(of);
      add({ kind: "fork", to: steps.indexOf(fork), or: steps.indexOf(fork) });
      fork.or = steps.length;
      return;
    }
    const forks: { or: number }[] = [];
    for (let i = least; i < most; i++) {
      forks.push(add({ kind: "fork", to: steps.length + 1, or: 0 }));
      write(of);
    }
    for (const fork of forks) fork.or = steps.length;
  }

  write(pattern);
  add({ kind: "found" });
  return steps;
}

const OCTETS = 256;

/** JavaScript says which units a piece stands for; of those up to U+00FF it is asked once. */
function unitTest(piece: string, flags: string): UnitTest {
  const expression = new RegExp(`^${piece}$`, flags.replace("m", ""));
  const table = Array.from({ length: OCTETS }, (_, code) => expression.test(String.fromCharCode(code)));
  return (code) => (code < OCTETS ? table[code] : expression.test(String.fromCharCode(code)));
}
