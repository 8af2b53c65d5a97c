import type { Expression, Operand } from "../syntax-tree.ts";
import { isTruthy } from "../values/value.ts";
import { comparisonTest, isThere } from "./comparison.ts";
import { constantFault } from "./faults.ts";
import { membershipTest } from "./membership.ts";
import { searchTest } from "./search.ts";
import type { Context, Test } from "./term.ts";

/** What a filter asks, as a function. Throws a DisplayFilterError where that makes no sense. */
export function testOf<S>(context: Context<S>, expression: Expression): Test<S> {
  switch (expression.kind) {
    case "and": {
      const [left, right] = [testOf(context, expression.left), testOf(context, expression.right)];
      return (subject) => left(subject) && right(subject);
    }
    case "or": {
      const [left, right] = [testOf(context, expression.left), testOf(context, expression.right)];
      return (subject) => left(subject) || right(subject);
    }
    case "xor": {
      const [left, right] = [testOf(context, expression.left), testOf(context, expression.right)];
      return (subject) => left(subject) !== right(subject);
    }
    case "not": {
      const of = testOf(context, expression.of);
      return (subject) => !of(subject);
    }
    case "test":
      return aloneTest(context, expression.of);
    case "compare": {
      const { relation } = expression;
      return relation === "contains" || relation === "matches"
        ? searchTest(context, { ...expression, relation })
        : comparisonTest(context, { ...expression, relation });
    }
    case "in":
      return membershipTest(context, expression);
  }
}

/** An operand that nothing is compared with. */
function aloneTest<S>(context: Context<S>, operand: Operand): Test<S> {
  const { values, alone } = context.term(operand) ?? constantFault(context, operand);
  const holds = alone === "presence" ? isThere : isTruthy;
  return (subject) => values(subject, holds);
}
