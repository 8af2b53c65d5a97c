import { ANCILLARY, type AncillaryName } from "./instruction.ts";
import { TripleTable } from "./triple-table.ts";
import type { Operator, Value, Variable } from "./value.ts";

/** A value as the compiler holds it: equal computations are one object, folded as far as constants go. */
export type Term = TermIdentity &
  (
    | { readonly kind: "constant"; readonly k: number }
    | { readonly kind: "load"; readonly size: 1 | 2 | 4; readonly base: Term | undefined; readonly offset: number }
    | { readonly kind: "length" }
    | { readonly kind: "ancillary"; readonly name: AncillaryName }
    | { readonly kind: "operation"; readonly operator: Operator; readonly left: Term; readonly right: Term }
    | { readonly kind: "variable"; readonly variable: Variable }
  );

/** A variable as a term. */
export type VariableTerm = Extract<Term, { readonly kind: "variable" }>;

const NOTHING: readonly Variable[] = [];

interface TermIdentity {
  readonly id: number;
  /** The variables that it depends on. */
  readonly reads: readonly Variable[];
}

/** An operation with a constant that it has no result for; its message begins with libpcap's words. */
export class ConstantOperandError extends Error {
  override readonly name = "ConstantOperandError";
}

function checkOperand(operator: Operator, k: number): void {
  if (operator === "div" && k === 0) throw new ConstantOperandError("division by zero");
  if (operator === "mod" && k === 0) throw new ConstantOperandError("modulus by zero");
  if ((operator === "lsh" || operator === "rsh") && k > 31)
    throw new ConstantOperandError("shift by more than 31 bits");
}

/** First numbers of the keys of terms; that of a load is its size, that of an operation follows these. */
const KEYS = { constant: 0, length: 5, ancillary: 6, variable: 7, operation: 8 } as const;
const OPERATORS: readonly Operator[] = ["add", "sub", "mul", "div", "mod", "and", "or", "xor", "lsh", "rsh"];

/** Makes terms of values. Without folding, a term is as its value was written. */
export class Terms {
  readonly #folds: boolean;
  readonly #table = new TripleTable<Term>();
  readonly #variables = new Map<Variable, VariableTerm>();

  constructor(folds: boolean) {
    this.#folds = folds;
  }

  of(value: Value): Term {
    switch (value.kind) {
      case "constant":
        return this.constant(value.k);
      case "length":
        return this.#table.of(KEYS.length, 0, 0, () => ({ kind: "length", ...this.#identity() }));
      case "ancillary": {
        const { kind, name } = value;
        return this.#table.of(KEYS.ancillary, ANCILLARY[name], 0, () => ({ kind, name, ...this.#identity() }));
      }
      case "variable":
        return this.variable(value);
      case "load":
        return this.load(value.size, value.base && this.of(value.base), value.offset);
      case "operation":
        return this.operation(value.operator, this.of(value.left), this.of(value.right));
    }
  }

  constant(number: number): Term {
    const k = number >>> 0;
    return this.#table.of(KEYS.constant, k, 0, () => ({ kind: "constant", k, ...this.#identity() }));
  }

  variable(variable: Variable): VariableTerm {
    const known = this.#variables.get(variable);
    if (known !== undefined) return known;
    const term: VariableTerm = { kind: "variable", variable, ...this.#identity([variable]) };
    this.#variables.set(variable, term);
    this.#table.of(KEYS.variable, this.#variables.size, 0, () => term);
    return term;
  }

  load(size: 1 | 2 | 4, base: Term | undefined, offset: number): Term {
    if (this.#folds && base !== undefined) {
      // A sum that does not fit in 32 bits is beyond every packet, so it must not become one that does.
      if (base.kind === "constant" && base.k + offset <= LARGEST) return this.load(size, undefined, base.k + offset);
      if (base.kind === "operation" && base.operator === "add" && base.right.kind === "constant") {
        const constant = base.right.k + offset;
        if (largest(base.left) + constant <= LARGEST) return this.load(size, base.left, constant);
      }
    }
    return this.#table.of(size, base === undefined ? -1 : base.id, offset, () => {
      return { kind: "load", size, base, offset, ...this.#identity(base?.reads) };
    });
  }

  /** Throws `ConstantOperandError`. */
  operation(operator: Operator, left: Term, right: Term): Term {
    if (right.kind === "constant") checkOperand(operator, right.k);
    return (this.#folds ? this.#folded(operator, left, right) : undefined) ?? this.#operation(operator, left, right);
  }

  #operation(operator: Operator, left: Term, right: Term): Term {
    return this.#table.of(KEYS.operation + OPERATORS.indexOf(operator), left.id, right.id, () => {
      const reads = [...new Set([...left.reads, ...right.reads])];
      return { kind: "operation", operator, left, right, ...this.#identity(reads) };
    });
  }

  /** The operation in a simpler form, or undefined where there is none. */
  #folded(operator: Operator, left: Term, right: Term): Term | undefined {
    if (left.kind === "constant" && right.kind === "constant") {
      return this.constant(calculate(operator, left.k, right.k)!);
    }
    if (left.kind === "constant" && COMMUTES.has(operator)) return this.operation(operator, right, left);
    if (right.kind !== "constant") return undefined;
    if (right.k === 0) {
      return operator === "mul" || operator === "and" ? right : left;
    }
    if (operator === "sub") return this.operation("add", left, this.constant(-right.k));
    if (right.k === 1 && (operator === "mul" || operator === "div")) return left;
    if (right.k === 0xffffffff && operator === "and") return left;
    const power = Math.log2(right.k);
    if (Number.isInteger(power) && operator === "mul") return this.operation("lsh", left, this.constant(power));
    if (Number.isInteger(power) && operator === "div") return this.operation("rsh", left, this.constant(power));
    if (left.kind !== "operation" || left.operator !== operator || left.right.kind !== "constant") return undefined;
    if (!COMMUTES.has(operator)) return undefined;
    return this.operation(operator, left.left, this.operation(operator, left.right, right));
  }

  #identity(reads: readonly Variable[] = NOTHING): TermIdentity {
    return { id: this.#table.items.length, reads };
  }
}

const LARGEST = 0xffffffff;

/** A number that the term never exceeds. */
function largest(term: Term): number {
  switch (term.kind) {
    case "constant":
      return term.k;
    case "load":
      return 2 ** (8 * term.size) - 1;
    case "operation": {
      const { operator, left, right } = term;
      if (right.kind !== "constant") return LARGEST;
      if (operator === "and") return Math.min(largest(left), right.k);
      if (operator === "lsh") return Math.min(largest(left) * 2 ** right.k, LARGEST);
      return operator === "rsh" ? largest(left) >>> right.k : LARGEST;
    }
    default:
      return LARGEST;
  }
}

/** Operators whose operands may change places and be grouped otherwise. */
export const COMMUTES: ReadonlySet<Operator> = new Set(["add", "mul", "and", "or", "xor"]);

/** The operation on unsigned 32-bit numbers; undefined for a division by zero. Shifting by 32 or more gives 0. */
export function calculate(operator: Operator, left: number, right: number): number | undefined {
  switch (operator) {
    case "add":
      return (left + right) >>> 0;
    case "sub":
      return (left - right) >>> 0;
    case "mul":
      return Math.imul(left, right) >>> 0;
    case "div":
      return right === 0 ? undefined : Math.floor(left / right);
    case "mod":
      return right === 0 ? undefined : left % right;
    case "and":
      return (left & right) >>> 0;
    case "or":
      return (left | right) >>> 0;
    case "xor":
      return (left ^ right) >>> 0;
    case "lsh":
      return right > 31 ? 0 : (left << right) >>> 0;
    case "rsh":
      return right > 31 ? 0 : left >>> right;
  }
}
