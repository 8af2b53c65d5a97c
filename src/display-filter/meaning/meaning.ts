import { allOf, oneOf } from "../pre-test.ts";
import type { Expression, Operand } from "../syntax-tree.ts";
import { isTruthy } from "../values/value.ts";
import { comparison, isThere } from "./comparison.ts";
import { constantFault } from "./faults.ts";
import { membership } from "./membership.ts";
import { search } from "./search.ts";
import type { Condition, Context, Test } from "./term.ts";

/** What a filter asks. Throws a DisplayFilterError where that makes no sense. */
export function conditionOf<S>(context: Context<S>, expression: Expression): Condition<S> {
  switch (expression.kind) {
    case "and": {
      const parts = expression.parts.map((part) => conditionOf(context, part));
      return { test: all(parts.map(({ test }) => test)), preTest: allOf(parts.map(({ preTest }) => preTest)) };
    }
    case "or": {
      const parts = expression.parts.map((part) => conditionOf(context, part));
      return { test: some(parts.map(({ test }) => test)), preTest: oneOf(parts.map(({ preTest }) => preTest)) };
    }
    case "xor": {
      const parts = expression.parts.map((part) => conditionOf(context, part));
      const test: Test<S> = (subject) => parts.reduce((odd, part) => odd !== part.test(subject), false);
      return { test, preTest: oneOf(parts.map(({ preTest }) => preTest)) };
    }
    case "not": {
      const { test } = conditionOf(context, expression.of);
      return { test: (subject) => !test(subject), preTest: undefined };
    }
    case "test":
      return { test: aloneTest(context, expression.of), preTest: undefined };
    case "compare": {
      const { relation } = expression;
      return relation === "contains" || relation === "matches"
        ? search(context, { ...expression, relation })
        : comparison(context, { ...expression, relation });
    }
    case "in":
      return membership(context, expression);
  }
}

/** An operand that nothing is compared with. */
function aloneTest<S>(context: Context<S>, operand: Operand): Test<S> {
  const { values, alone } = context.term(operand) ?? constantFault(context, operand);
  const holds = alone === "presence" ? isThere : isTruthy;
  return (subject) => values(subject, holds);
}

/** Two are the usual case, and spare the loop. */
function all<S>(tests: readonly Test<S>[]): Test<S> {
  if (tests.length > 2) return (subject) => tests.every((test) => test(subject));
  const [first, second] = tests;
  return (subject) => first(subject) && second(subject);
}

function some<S>(tests: readonly Test<S>[]): Test<S> {
  if (tests.length > 2) return (subject) => tests.some((test) => test(subject));
  const [first, second] = tests;
  return (subject) => first(subject) || second(subject);
}
