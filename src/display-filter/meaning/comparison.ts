import { encodeText } from "../../bytes/text.ts";
import { DisplayFilterError } from "../filter-error.ts";
import type { Comparison, Operand, Quantifier } from "../syntax-tree.ts";
import { octetsOf } from "../values/octets.ts";
import { classOf, comparable } from "../values/types.ts";
import type { Value } from "../values/value.ts";
import type { Values } from "../vocabulary.ts";
import { constantFault, incompatible } from "./faults.ts";
import { related, relatedTo, singleRelation, type Predicate, type Relation } from "./predicates.ts";
import { wantedBy, written, type Context, type Term, type Test } from "./term.ts";

/** Which operators ask all values where neither `any` nor `all` is written. */
const ofAll: ReadonlySet<Comparison> = new Set(["!=", "==="]);

const mirrored: Readonly<Record<Relation, Relation>> = {
  "==": "==",
  "!=": "!=",
  ">": "<",
  "<": ">",
  ">=": "<=",
  "<=": ">=",
};

type Compare = {
  readonly relation: Comparison;
  readonly quantifier: Quantifier | undefined;
  readonly left: Operand;
  readonly right: Operand;
};

/** `field == value`, with every kind of operand on either side. */
export function comparison<S>(context: Context<S>, { relation, quantifier, left, right }: Compare): Test<S> {
  const asked = quantifier ?? (ofAll.has(relation) ? "all" : "any");
  const single = singleRelation[relation];
  const [first, second] = comparedTerms(context, left, right);
  checkOrder(context, single, first, second);
  if (second.constant) return quantified(asked, first.values, relatedTo(single, second.constant));
  if (first.constant) return quantified(asked, second.values, relatedTo(mirrored[single], first.constant));
  return pairwise(asked, first.values, second.values, related(single));
}

/** Both sides as values that can be compared. Throws a DisplayFilterError where they cannot. */
function comparedTerms<S>(context: Context<S>, left: Operand, right: Operand): readonly [Term<S>, Term<S>] {
  const first = context.term(left);
  const second = context.term(right);
  if (!first && !second) return constantFault(context, left);
  if (!first) return [context.constant(left, wantedBy(context, second!)), second!];
  if (!second) {
    const asOctets = isOctetsOfText(first, right) ? textOctets(first) : first;
    return [asOctets, context.constant(right, wantedBy(context, asOctets))];
  }
  if (!comparable(first.type, second.type)) throw incompatible(context, first, second);
  return [first, second];
}

/** A part of a text may be compared with octets, too: `http.host[0:2] == 77:77`. */
function isOctetsOfText<S>(left: Term<S>, right: Operand): boolean {
  const isPart = classOf(left.type) === "text" && left.field === undefined && left.alone === "presence";
  return isPart && right.kind === "word" && octetsOf(right.text) !== undefined;
}

function textOctets<S>(term: Term<S>): Term<S> {
  const values: Values<S> = (subject, found) => term.values(subject, (value) => found(encodeText(value as string)));
  return { ...term, type: "FT_BYTES", values };
}

function checkOrder<S>(context: Context<S>, relation: Relation, ...terms: readonly Term<S>[]): void {
  const isOrder = relation !== "==" && relation !== "!=";
  for (const term of terms) {
    if (classOf(term.type) === "none") {
      const message = `${written(context, term.span)} (type=Label) cannot participate in "${relation}" comparison.`;
      throw new DisplayFilterError(message, term.span, "it has no value; alone it asks whether it is there");
    }
    if (isOrder && term.constant?.ranges) {
      const message = `${written(context, term.span)} stands for several values, which have no order.`;
      throw new DisplayFilterError(message, term.span, "compare it with == or !=, or the field with a number");
    }
  }
}

/** Whether one value, or every one and at least one, is as asked. */
export function quantified<S>(quantifier: Quantifier, values: Values<S>, holds: Predicate): Test<S> {
  if (quantifier === "any") return (subject) => values(subject, holds);
  const fails: Predicate = (value) => !holds(value);
  return (subject) => values(subject, isThere) && !values(subject, fails);
}

/** The same for pairs of values, one from each side. */
function pairwise<S>(
  quantifier: Quantifier,
  left: Values<S>,
  right: Values<S>,
  holds: (left: Value, right: Value) => boolean,
): Test<S> {
  if (quantifier === "any") return (subject) => left(subject, (one) => right(subject, (other) => holds(one, other)));
  return (subject) =>
    left(subject, isThere) &&
    right(subject, isThere) &&
    !left(subject, (one) => right(subject, (other) => !holds(one, other)));
}

export const isThere: Predicate = () => true;
