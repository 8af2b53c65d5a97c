import { constant, type Value, type Variable } from "./value.ts";

/** `set`: whether the two have a one-bit in common. Comparisons are unsigned. */
export type Relation = "eq" | "gt" | "ge" | "set";

/**
 * What a packet must be. Evaluated from left to right, and no further than needed; a load beyond the captured octets and
 * a division by zero reject the packet whatever stands around them.
 */
export type Condition =
  | { readonly kind: "constant"; readonly holds: boolean }
  | Test
  | { readonly kind: "not"; readonly of: Condition }
  | { readonly kind: "all" | "any"; readonly of: readonly Condition[] }
  | { readonly kind: "after"; readonly steps: readonly Step[]; readonly condition: Condition };

export interface Test {
  readonly kind: "test";
  readonly relation: Relation;
  readonly left: Value;
  readonly right: Value;
}

/** Computes variables on the way. */
export type Step =
  | { readonly kind: "assign"; readonly variable: Variable; readonly value: Value }
  | { readonly kind: "if"; readonly test: Condition; readonly yes: readonly Step[]; readonly no: readonly Step[] };

/** What a filter means: `prelude` is run first, before anything is tested. */
export interface Meaning {
  readonly prelude: readonly Step[];
  readonly condition: Condition;
}

export const always: Condition = { kind: "constant", holds: true };
export const never: Condition = { kind: "constant", holds: false };

export function test(left: Value, relation: Relation, right: Value | number): Condition {
  return { kind: "test", relation, left, right: typeof right === "number" ? constant(right) : right };
}

export function equal(left: Value, right: Value | number): Condition {
  return test(left, "eq", right);
}

export function not(of: Condition): Condition {
  return of.kind === "not" ? of.of : { kind: "not", of };
}

export function all(...of: readonly Condition[]): Condition {
  return of.length === 1 ? of[0] : { kind: "all", of };
}

export function any(...of: readonly Condition[]): Condition {
  return of.length === 1 ? of[0] : { kind: "any", of };
}

export function after(steps: readonly Step[], condition: Condition): Condition {
  return { kind: "after", steps, condition };
}

export function assign(to: Variable, value: Value): Step {
  return { kind: "assign", variable: to, value };
}
