import type { Relation } from "./condition.ts";
import type { Term, Terms } from "./term.ts";

/** A test in the form in which it costs least; `negated` where it holds when the packet's own test does not. */
export interface Comparison {
  readonly left: Term;
  readonly relation: Relation;
  readonly right: Term;
  readonly negated: boolean;
}

const LARGEST = 0xffffffff;

/** Whether `left relation right` holds. */
export function compare(left: number, relation: Relation, right: number): boolean {
  switch (relation) {
    case "eq":
      return left === right;
    case "gt":
      return left > right;
    case "ge":
      return left >= right;
    case "set":
      return (left & right) !== 0;
  }
}

/** Brings a test to its simplest form, with a constant on the right where one side is constant; or decides it. */
export function simplest(terms: Terms, left: Term, relation: Relation, right: Term): Comparison | boolean {
  if (left.kind === "constant" && right.kind === "constant") return compare(left.k, relation, right.k);
  if (left.kind === "constant") {
    if (relation === "eq" || relation === "set") return simplest(terms, right, relation, left);
    return negate(simplest(terms, right, relation === "gt" ? "ge" : "gt", left));
  }
  if (right.kind !== "constant") return { left, relation, right, negated: false };
  if (relation === "set") {
    if (right.k === 0) return false;
    if (left.kind === "operation" && left.operator === "and" && left.right.kind === "constant") {
      return simplest(terms, left.left, "set", terms.constant(left.right.k & right.k));
    }
  }
  if (relation === "gt" && right.k === LARGEST) return false;
  if (relation === "gt" && right.k === 0) return negate(simplest(terms, left, "eq", right));
  if (relation === "ge" && right.k === 0) return true;
  if (relation === "eq" && left.kind === "operation" && left.right.kind === "constant") {
    if (left.operator === "add") return simplest(terms, left.left, "eq", terms.constant(right.k - left.right.k));
    if (left.operator === "and") {
      const mask = left.right.k;
      if (right.k === 0) return negate(simplest(terms, left.left, "set", left.right));
      if (right.k === mask && (mask & (mask - 1)) === 0) return simplest(terms, left.left, "set", left.right);
    }
  }
  return { left, relation, right, negated: false };
}

function negate(comparison: Comparison | boolean): Comparison | boolean {
  if (typeof comparison === "boolean") return !comparison;
  return { ...comparison, negated: !comparison.negated };
}
