import type { Expression } from "./syntax-tree.ts";

/** The expressions that one is made of, in the order in which they are written. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "text":
    case "octets":
    case "name":
      return [];
    case "attribute":
      return [expression.of];
    case "item":
      return [expression.of, expression.key];
    case "slice":
      return [expression.of, ...expression.parts.filter((part) => part !== undefined)];
    case "joined":
      return expression.parts.map(({ value }) => value);
    case "call":
      return [expression.callee, ...expression.positional, ...expression.named.map(({ value }) => value)];
    case "list":
    case "tuple":
      return expression.items;
    case "dictionary":
      return expression.entries.flat();
    case "unary":
      return [expression.operand];
    case "binary":
      return chainOf(expression);
    case "comparison":
    case "and":
    case "or":
    case "not":
      return expression.operands;
    case "conditional":
      return [expression.yes, expression.condition, expression.otherwise];
    case "lambda":
      return [expression.body];
    case "comprehension":
      return [expression.item, expression.of, ...(expression.condition ? [expression.condition] : [])];
    default:
      return expression satisfies never;
  }
}

/** The operands of a chain of operators, which leans to the left and may be long. */
function chainOf(expression: Expression & { kind: "binary" }): readonly Expression[] {
  const operands: Expression[] = [];
  let left: Expression = expression;
  for (; left.kind === "binary"; left = left.left) operands.push(left.right);
  return [left, ...operands.toReversed()];
}
