import {
  ALU,
  ANCILLARY,
  CLASS,
  MEMORY_WORDS,
  MODE,
  MOVE,
  SIZE,
  SOURCE,
  type AncillaryName,
  type Instruction,
} from "./instruction.ts";
import { COMMUTES, type Term, type VariableTerm } from "./term.ts";
import type { Operator, Variable } from "./value.ts";

/** A filter that needs more words of scratch memory than the machine has. */
export class ScratchMemoryError extends Error {
  override readonly name = "ScratchMemoryError";

  constructor() {
    super(`the filter is too complex: it needs more than ${MEMORY_WORDS} words of scratch memory`);
  }
}

/** What the accumulator and the index register hold at some place of a program; undefined where it is not known. */
export interface Registers {
  readonly a: Term | undefined;
  readonly x: Term | undefined;
}

const SIZES = { 1: SIZE.byte, 2: SIZE.half, 4: SIZE.word } as const;
/** The kernel answers all of these as words, but programs that people know load them so. */
const ANCILLARY_SIZES: Readonly<Record<AncillaryName, number>> = {
  proto: SIZE.half,
  type: SIZE.half,
  ifidx: SIZE.word,
  vlan_tci: SIZE.half,
  vlanp: SIZE.byte,
};

/** Writes the instructions that bring terms into registers, and keeps track of what is in them. */
export class RegisterCode {
  readonly code: Instruction[] = [];
  a: Term | undefined;
  x: Term | undefined;
  readonly #slots: ReadonlyMap<Variable, number>;
  /** Words of scratch memory in use, those of the variables first. */
  #used: number;

  constructor(slots: ReadonlyMap<Variable, number>, registers: Registers) {
    this.#slots = slots;
    this.#used = slots.size;
    this.a = registers.a;
    this.x = registers.x;
  }

  loadA(term: Term): void {
    if (this.a === term) return;
    if (this.x === term) this.#emit(CLASS.misc | MOVE.txa);
    else this.#computeA(term);
    this.a = term;
  }

  loadX(term: Term): void {
    if (this.x === term) return;
    const direct = this.a === term ? undefined : this.#direct(term);
    if (direct !== undefined) this.#emit(CLASS.ldx | direct.mode, direct.k);
    else {
      this.loadA(term);
      this.#emit(CLASS.misc | MOVE.tax);
    }
    this.x = term;
  }

  /** Leaves `left` in the accumulator and `right` in the index register. */
  loadBoth(left: Term, right: Term): void {
    if (this.#direct(right) !== undefined) {
      this.loadA(left);
      this.loadX(right);
    } else if (!needsX(left)) {
      this.loadX(right);
      this.loadA(left);
    } else {
      this.loadA(left);
      // What is on the right may have been needed to load what is on the left.
      if (this.x === right) return;
      const kept = this.#scratch();
      this.#emit(CLASS.st, kept);
      this.loadX(right);
      this.#emit(CLASS.ld | MODE.mem, kept);
      this.a = left;
      this.#used--;
    }
  }

  store(to: VariableTerm, value: Term): void {
    this.loadA(value);
    this.#emit(CLASS.st, this.#slot(to.variable));
    this.a = to;
    if (this.x?.reads.includes(to.variable) === true) this.x = undefined;
  }

  #computeA(term: Term): void {
    switch (term.kind) {
      case "constant":
        return this.#emit(CLASS.ld | MODE.imm, term.k);
      case "length":
        return this.#emit(CLASS.ld | MODE.len);
      case "ancillary":
        return this.#emit(CLASS.ld | MODE.abs | ANCILLARY_SIZES[term.name], ANCILLARY[term.name]);
      case "variable":
        return this.#emit(CLASS.ld | MODE.mem, this.#slot(term.variable));
      case "load":
        if (term.base !== undefined) this.loadX(term.base);
        return this.#emit(CLASS.ld | (term.base ? MODE.ind : MODE.abs) | SIZES[term.size], term.offset);
      case "operation":
        return this.#operate(term.operator, term.left, term.right);
    }
  }

  #operate(operator: Operator, left: Term, right: Term): void {
    if (operator === "sub" && left.kind === "constant" && left.k === 0) {
      this.loadA(right);
      this.#emit(CLASS.alu | ALU.neg);
    } else if (right.kind === "constant") {
      this.loadA(left);
      const subtracts = operator === "add" && right.k > 0x7fffffff;
      this.#emit(CLASS.alu | ALU[subtracts ? "sub" : operator], subtracts ? -right.k >>> 0 : right.k);
    } else {
      const turned = COMMUTES.has(operator) && this.#cheaperTurned(left, right);
      this.loadBoth(turned ? right : left, turned ? left : right);
      this.#emit(CLASS.alu | ALU[operator] | SOURCE.x);
    }
  }

  /** Whether `left` would sooner be in the index register than `right`. */
  #cheaperTurned(left: Term, right: Term): boolean {
    if (this.x === right || this.#direct(right) !== undefined) return false;
    return this.x === left || this.#direct(left) !== undefined || !needsX(right);
  }

  /** How a term comes into the index register at once, or undefined where it has to be computed. */
  #direct(term: Term): { readonly mode: number; readonly k: number } | undefined {
    switch (term.kind) {
      case "constant":
        return { mode: MODE.imm, k: term.k };
      case "length":
        return { mode: MODE.len, k: 0 };
      case "variable":
        return { mode: MODE.mem, k: this.#slot(term.variable) };
      case "operation": {
        const octet = headerLengthOctet(term);
        return octet === undefined ? undefined : { mode: MODE.msh | SIZE.byte, k: octet };
      }
      default:
        return undefined;
    }
  }

  #slot(variable: Variable): number {
    const slot = this.#slots.get(variable);
    if (slot === undefined) throw new Error(`${variable.name} is read but never computed`);
    return slot;
  }

  #scratch(): number {
    if (this.#used >= MEMORY_WORDS) throw new ScratchMemoryError();
    return this.#used++;
  }

  #emit(code: number, k = 0): void {
    this.code.push({ code, jt: 0, jf: 0, k });
  }
}

/** Where the octet is whose low half counts words: 4 * (octet & 15), the one computation that a single load does. */
function headerLengthOctet(term: Term): number | undefined {
  const masked = operand(term, "lsh", 2) ?? operand(term, "mul", 4);
  const octet = masked && operand(masked, "and", 15);
  return octet?.kind === "load" && octet.size === 1 && octet.base === undefined ? octet.offset : undefined;
}

/** What the operation with that constant is done to, if that is what the term is. */
function operand(term: Term, operator: Operator, k: number): Term | undefined {
  if (term.kind !== "operation" || term.operator !== operator) return undefined;
  return term.right.kind === "constant" && term.right.k === k ? term.left : undefined;
}

/** Whether computing the term uses the index register. */
function needsX(term: Term): boolean {
  switch (term.kind) {
    case "load":
      return term.base !== undefined;
    case "operation":
      return term.right.kind !== "constant" || needsX(term.left);
    default:
      return false;
  }
}
