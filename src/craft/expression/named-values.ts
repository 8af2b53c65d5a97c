import { partsOf } from "./parts.ts";
import type { Expression } from "./syntax-tree.ts";

/** The values that are given to a field of this name, anywhere in an expression. */
export function valuesNamed(name: string, expression: Expression): readonly Expression[] {
  const given = expression.kind === "call" ? expression.named.filter((one) => one.name === name) : [];
  return [...given.map(({ value }) => value), ...partsOf(expression).flatMap((part) => valuesNamed(name, part))];
}
