import { DisplayFilterError } from "../filter-error.ts";
import { holdsSomewhere } from "../pre-test.ts";
import type { Operand, Quantifier, Search } from "../syntax-tree.ts";
import { classOf, typeTitle } from "../values/types.ts";
import { holdsOctets, type Value } from "../values/value.ts";
import type { Values } from "../vocabulary.ts";
import { quantified } from "./comparison.ts";
import { constantFault, incompatible } from "./faults.ts";
import { latin1, octetExpression, textExpression } from "./regular-expressions.ts";
import { spanOf, written, type Condition, type Context, type Term, type Test } from "./term.ts";

type SearchExpression = {
  readonly relation: Search;
  readonly quantifier: Quantifier | undefined;
  readonly left: Operand;
  readonly right: Operand;
};

/** `http.host contains "example"`, `frame matches "GET|POST"`. */
export function search<S>(context: Context<S>, expression: SearchExpression): Condition<S> {
  const { left, quantifier, relation } = expression;
  const term = context.term(left) ?? constantFault(context, left);
  const searched = searchedIn(context, term, relation);
  return relation === "matches"
    ? { test: matchTest(expression, searched), preTest: undefined }
    : containment(context, expression, searched, quantifier ?? "any");
}

/** The term as texts or octets: of a protocol all that it carries, of numbers the words for them. */
function searchedIn<S>(context: Context<S>, term: Term<S>, relation: Search): Term<S> {
  const kind = classOf(term.type);
  if (kind === "text") return term;
  if (kind === "octets") return term.whole ? { ...term, values: term.whole } : term;
  const words = term.field?.words;
  if (words && (kind === "integer" || kind === "boolean")) {
    const values: Values<S> = (subject, found) =>
      term.values(subject, (value) => {
        const word = words.of(value as number);
        return word !== undefined && found(word);
      });
    return { ...term, type: "FT_STRING", octetsOf: undefined, values };
  }
  const name = written(context, term.span);
  const hint =
    kind === "none"
      ? undefined
      : `\`string(${name})\` makes a text of it${kind === "ipv4" || kind === "ipv6" ? ", `@" + name + "` octets" : ""}`;
  throw new DisplayFilterError(
    `${name} (type=${typeTitle(term.type)}) cannot participate in ${relation} comparison.`,
    term.span,
    hint,
  );
}

function containment<S>(
  context: Context<S>,
  { right }: SearchExpression,
  term: Term<S>,
  quantifier: Quantifier,
): Condition<S> {
  const isText = classOf(term.type) === "text";
  const wanted = {
    type: isText ? "FT_STRING" : "FT_BYTES",
    words: undefined,
    name: written(context, term.span),
  } as const;
  const part = context.term(right) ?? context.constant(right, wanted);
  if (classOf(part.type) !== classOf(term.type)) throw incompatible(context, term, part);
  const holds = (value: Value, wantedPart: Value): boolean =>
    isText
      ? (value as string).includes(wantedPart as string)
      : holdsOctets(value as Uint8Array, wantedPart as Uint8Array);
  if (part.constant) {
    const { value: constant } = part.constant;
    const octets = term.octetsOf?.(constant);
    const test = quantified(quantifier, term.values, (value) => holds(value, constant));
    return { test, preTest: octets && holdsSomewhere(octets) };
  }
  const test: Test<S> = (subject) =>
    quantified(quantifier, term.values, (value) => part.values(subject, (other) => holds(value, other)))(subject);
  return { test, preTest: undefined };
}

function matchTest<S>({ right, quantifier }: SearchExpression, term: Term<S>): Test<S> {
  if (right.kind !== "text") {
    const hint = right.kind === "word" ? `in quotes: \`"${right.text}"\`` : undefined;
    throw new DisplayFilterError("Matches requires a double quoted string on the right side.", spanOf(right), hint);
  }
  const isText = classOf(term.type) === "text";
  const expression = isText ? textExpression(right.text, spanOf(right)) : octetExpression(right.text, spanOf(right));
  const text = isText ? (value: Value) => value as string : (value: Value) => latin1(value as Uint8Array);
  return quantified(quantifier ?? "any", term.values, (value) => expression(text(value)));
}
