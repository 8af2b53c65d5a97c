import type { Expression } from "./syntax-tree.ts";

/** The values that are given to a field of this name, anywhere in an expression. */
export function valuesNamed(name: string, expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "call":
      return [
        ...valuesNamed(name, expression.callee),
        ...expression.positional.flatMap((value) => valuesNamed(name, value)),
        ...expression.named.flatMap((one) => [
          ...(one.name === name ? [one.value] : []),
          ...valuesNamed(name, one.value),
        ]),
      ];
    case "binary": {
      const found: Expression[] = [];
      let left: Expression = expression;
      // Chains lean to the left and may be long.
      for (; left.kind === "binary"; left = left.left) found.unshift(...valuesNamed(name, left.right));
      return [...valuesNamed(name, left), ...found];
    }
    case "list":
    case "tuple":
      return expression.items.flatMap((item) => valuesNamed(name, item));
    case "dictionary":
      return expression.entries.flatMap(([, value]) => valuesNamed(name, value));
    case "unary":
      return valuesNamed(name, expression.operand);
    case "attribute":
      return valuesNamed(name, expression.of);
    default:
      return [];
  }
}
