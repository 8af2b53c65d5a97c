import type { Comparison } from "../syntax-tree.ts";
import { maskedNumber, maskedOctets, order, type Value } from "../values/value.ts";
import type { Constant } from "./term.ts";

/** What is asked of one value. */
export type Predicate = (value: Value) => boolean;

/** The relation between two single values: `any` and `all` are decided elsewhere. */
export type Relation = "==" | "!=" | ">" | "<" | ">=" | "<=";

export const singleRelation: Readonly<Record<Comparison, Relation>> = {
  "==": "==", "===": "==", "!=": "!=", "!==": "!=", ">": ">", "<": "<", ">=": ">=", "<=": "<=",
}; // oxfmt-ignore

/** The values that are in a relation with a constant, by the shortest way for their type. */
export function relatedTo(relation: Relation, { value: wanted, bits, ranges }: Constant): Predicate {
  if (ranges) {
    const isIn: Predicate = (value) =>
      ranges.some(([first, last]) => (value as number) >= first && (value as number) <= last);
    return relation === "!=" ? (value) => !isIn(value) : isIn;
  }
  if (bits !== undefined) {
    const holds = ordered(relation);
    return typeof wanted === "number"
      ? (value) => holds(order(maskedNumber(value as number, bits), wanted))
      : (value) => holds(order(maskedOctets(value as Uint8Array, bits), wanted));
  }
  if (typeof wanted === "number" || typeof wanted === "string") {
    switch (relation) {
      case "==":
        return (value) => value === wanted;
      case "!=":
        return (value) => value !== wanted;
      case ">":
        return (value) => value > wanted;
      case "<":
        return (value) => value < wanted;
      case ">=":
        return (value) => value >= wanted;
      case "<=":
        return (value) => value <= wanted;
    }
  }
  const holds = ordered(relation);
  return (value) => holds(order(value, wanted));
}

/** Two values in a relation. */
export function related(relation: Relation): (left: Value, right: Value) => boolean {
  const holds = ordered(relation);
  return (left, right) => holds(order(left, right));
}

function ordered(relation: Relation): (sign: number) => boolean {
  switch (relation) {
    case "==":
      return (sign) => sign === 0;
    case "!=":
      return (sign) => sign !== 0;
    case ">":
      return (sign) => sign > 0;
    case "<":
      return (sign) => sign < 0;
    case ">=":
      return (sign) => sign >= 0;
    case "<=":
      return (sign) => sign <= 0;
  }
}
