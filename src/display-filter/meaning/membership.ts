import { DisplayFilterError } from "../filter-error.ts";
import type { Expression, Operand, SetElement } from "../syntax-tree.ts";
import { comparable } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import { quantified } from "./comparison.ts";
import { incompatible, nameIn, unknownField } from "./faults.ts";
import { related, relatedTo, type Predicate } from "./predicates.ts";
import { spanOf, wantedBy, type Context, type Term, type Test } from "./term.ts";

/** An element of a set, which may depend on the subject. */
type Member<S> = (subject: S, value: Value) => boolean;

/** `tcp.port in {80, 8000 .. 8010}`. */
export function membership<S>(
  context: Context<S>,
  { negated, quantifier, left, set }: Expression & { kind: "in" },
): Test<S> {
  const term = context.term(left) ?? notAField(context, left);
  const members = set.map((element) => memberOf(context, term, element));
  const holds = members.flatMap((member) => ("holds" in member ? [member.holds] : []));
  const tests = members.map((member) => ("test" in member ? member.test : (_: S, value: Value) => member.holds(value)));
  const isConstant = holds.length === members.length;
  if (isConstant) return ofConstants(term, holds, negated, quantifier);
  return (subject) => ofConstants(term, boundTo(subject, tests), negated, quantifier)(subject);
}

function boundTo<S>(subject: S, tests: readonly Member<S>[]): readonly Predicate[] {
  return tests.map((test) => (value) => test(subject, value));
}

function notAField<S>(context: Context<S>, left: Operand): never {
  const unknown = nameIn(left);
  if (unknown) throw unknownField(context, unknown);
  throw new DisplayFilterError("Only a field may be tested for membership in a set.", spanOf(left));
}

function ofConstants<S>(
  term: Term<S>,
  holds: readonly Predicate[],
  negated: boolean,
  quantifier: "any" | "all" | undefined,
): Test<S> {
  const isMember: Predicate = holds.length === 1 ? holds[0] : (value) => holds.some((holdsOne) => holdsOne(value));
  if (!negated) return quantified(quantifier ?? "any", term.values, isMember);
  if (quantifier) return quantified(quantifier, term.values, (value) => !isMember(value));
  const test = quantified("any", term.values, isMember);
  return (subject) => !test(subject);
}

function memberOf<S>(
  context: Context<S>,
  term: Term<S>,
  { from, to }: SetElement,
): { readonly holds: Predicate } | { readonly test: Member<S> } {
  const wanted = wantedBy(context, term);
  const first = context.term(from) ?? context.constant(from, wanted);
  const last = to && (context.term(to) ?? context.constant(to, wanted));
  for (const end of last ? [first, last] : [first]) {
    if (!comparable(term.type, end.type)) throw incompatible(context, term, end);
  }
  if (!last) {
    if (first.constant) return { holds: relatedTo("==", first.constant) };
    const equal = related("==");
    const test: Member<S> = (subject, value) => first.values(subject, (other) => equal(value, other));
    return { test };
  }
  for (const end of [first, last]) {
    if (end.constant?.ranges) throw new DisplayFilterError("A word for several values cannot end a range.", end.span);
  }
  if (first.constant && last.constant) {
    const [least, most] = [relatedTo(">=", first.constant), relatedTo("<=", last.constant)];
    return { holds: (value) => least(value) && most(value) };
  }
  const [least, most] = [related(">="), related("<=")];
  const test: Member<S> = (subject, value) =>
    first.values(subject, (other) => least(value, other)) && last.values(subject, (other) => most(value, other));
  return { test };
}
