import type { Expression, Operand } from "../syntax-tree.ts";
import { isTruthy } from "../values/value.ts";
import { comparison, isThere } from "./comparison.ts";
import { constantFault } from "./faults.ts";
import { membership } from "./membership.ts";
import { search } from "./search.ts";
import type { Context, Test } from "./term.ts";

/** What a filter asks. Throws a DisplayFilterError where that makes no sense. */
export function testOf<S>(context: Context<S>, expression: Expression): Test<S> {
  switch (expression.kind) {
    case "and":
      return all(expression.parts.map((part) => testOf(context, part)));
    case "or":
      return some(expression.parts.map((part) => testOf(context, part)));
    case "xor": {
      const parts = expression.parts.map((part) => testOf(context, part));
      return (subject) => parts.reduce((odd, part) => odd !== part(subject), false);
    }
    case "not": {
      const test = testOf(context, expression.of);
      return (subject) => !test(subject);
    }
    case "test":
      return aloneTest(context, expression.of);
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
