import { continueArithmetic, parseArithmetic, parseOctets, parseSimple, takeRelation } from "./arithmetic.ts";
import { Cursor, spanFrom, spanOf } from "./cursor.ts";
import { FilterError } from "../filter-error.ts";
import { takeOperand } from "./operands.ts";
import { parsePrimitive } from "./primitives.ts";
import { parseQualifiers } from "./qualifiers.ts";
import type { Arithmetic, Expression, Operand, ProtocolWord, Qualifiers, Span } from "../syntax-tree.ts";

/**
 * What may stand at a place: whole terms, values that take their qualifiers over (`port 80 or 443`), and lists of such values in
 * parentheses. A parenthesis passes on what it may hold itself, but a list does not begin with a list.
 */
interface Place {
  readonly terms: boolean;
  readonly ids: boolean;
  readonly lists: boolean;
}

const atStart: Place = { terms: true, ids: false, lists: false };
const afterOperator: Place = { terms: true, ids: true, lists: true };
const afterQualifiers: Place = { terms: false, ids: true, lists: true };

/** A condition. `passedOn`: the qualifiers that a value after it takes over; there are none after `tcp`. */
interface Condition {
  readonly kind: "id" | "list" | "term";
  readonly expression: Expression;
  /** How deep the tree is. */
  readonly height: number;
  readonly passedOn: Qualifiers | undefined;
}

/** What has been read; a number and a computation do not know yet what they are part of. */
type Part =
  | { readonly kind: "number"; readonly text: string; readonly value: number; readonly span: Span }
  | { readonly kind: "arithmetic"; readonly of: Arithmetic }
  | Condition;

/** The tree of a filter, undefined for an empty one. Throws a FilterError without hints where it is not one. */
export function parseExpression(text: string): Expression | undefined {
  const cursor = new Cursor(text);
  if (cursor.at("end")) return undefined;
  const whole = parseChain(cursor, parsePart(cursor, atStart, undefined), atStart, undefined);
  cursor.expect("end");
  return whole.expression;
}

/** Reads on after the first part of a chain of `and` and `or`, from left to right without precedence. */
function parseChain(cursor: Cursor, start: Part, place: Place, qualifiers: Qualifiers | undefined): Condition {
  const first = settle(cursor, start, place, qualifiers);
  const rest = first.kind === "term" ? afterOperator : afterQualifiers;
  let { expression, height, passedOn } = first;
  let operator = "";
  let run: Expression[] = [];
  while (cursor.token.kind === "logic" && cursor.token.text !== "not") {
    const next = cursor.take();
    const right = settle(cursor, parsePart(cursor, rest, passedOn), rest, passedOn);
    if (next.text === operator) run.push(right.expression);
    else {
      run = [expression, right.expression];
      height += 1;
    }
    operator = next.text;
    height = Math.max(height, right.height + 1);
    cursor.checkNesting(height, next);
    expression = { kind: operator as "and" | "or", of: run, span: spanFrom(run[0].span, right.expression.span) };
    passedOn = right.passedOn;
  }
  return { kind: first.kind, expression, height, passedOn };
}

/** Makes a part the condition that it must be here. */
function settle(cursor: Cursor, part: Part, place: Place, qualifiers: Qualifiers | undefined): Condition {
  if (part.kind === "arithmetic" || (part.kind === "number" && !place.ids)) return cursor.unexpected();
  return part.kind === "number" ? id(part, qualifiers) : part;
}

function parsePart(cursor: Cursor, place: Place, qualifiers: Qualifiers | undefined): Part {
  const { token } = cursor;
  if (token.kind === "logic" && token.text === "not") return parseNot(cursor, place, qualifiers);
  if (token.kind === "symbol" && token.text === "(") {
    const group = cursor.nested(() => parseGroup(cursor, place, qualifiers));
    return place.terms ? continueComputation(cursor, group) : group;
  }
  if (token.kind === "number" && !place.terms) {
    cursor.take();
    return { kind: "number", text: token.text, value: token.value, span: spanOf(token) };
  }
  if (place.ids) {
    const operand = takeOperand(cursor);
    if (operand !== undefined) return id(operand, qualifiers);
  }
  return place.terms ? parseTerm(cursor) : cursor.unexpected();
}

function parseNot(cursor: Cursor, place: Place, qualifiers: Qualifiers | undefined): Part {
  const not = cursor.take();
  const inner = { ...place, lists: place.ids };
  const part = cursor.nested(() => parsePart(cursor, inner, qualifiers));
  const { kind, expression, height, passedOn } = settle(cursor, part, inner, qualifiers);
  cursor.checkNesting(height + 1, not);
  const negated: Expression = { kind: "not", of: expression, span: spanFrom(not, expression.span) };
  return { kind: kind === "term" ? "term" : "id", expression: negated, height: height + 1, passedOn };
}

/** Parentheses around anything: a number, a computation, a list of values, conditions. */
function parseGroup(cursor: Cursor, place: Place, qualifiers: Qualifiers | undefined): Part {
  const open = cursor.take();
  const inner = { terms: place.terms, ids: place.lists, lists: false };
  const first = parsePart(cursor, inner, qualifiers);
  const isAlone = (first.kind === "number" || first.kind === "arithmetic") && cursor.at("symbol", ")");
  const content = isAlone ? first : parseChain(cursor, first, inner, qualifiers);
  const span = spanFrom(open, cursor.expect("symbol", ")"));
  if (content.kind === "number") return { ...content, span };
  if (content.kind === "arithmetic") return { kind: "arithmetic", of: { ...content.of, span } };
  const { kind, height } = content;
  const expression = { ...content.expression, span };
  return { kind: kind === "term" ? "term" : "list", expression, height, passedOn: qualifiers };
}

/** What begins with a word or computes something: everything but values, parentheses and negations. */
function parseTerm(cursor: Cursor): Part {
  const start = cursor.token;
  cursor.startComparison();
  const simple = parseSimple(cursor);
  if (simple !== undefined) {
    const number = { kind: "number", text: start.text, value: start.value, span: spanOf(start) } as const;
    return continueComputation(cursor, start.kind === "number" ? number : { kind: "arithmetic", of: simple });
  }
  const protocol = cursor.takeIf("protocol");
  if (protocol !== undefined && cursor.at("symbol", "[")) {
    const of = parseOctets(cursor, protocol.text as ProtocolWord, protocol);
    return continueComputation(cursor, { kind: "arithmetic", of });
  }
  const qualifiers = parseQualifiers(cursor, protocol?.text as ProtocolWord | undefined);
  if (qualifiers !== undefined) return parseValues(cursor, qualifiers, start);
  const expression = parsePrimitive(cursor, protocol);
  if (expression !== undefined) return term(expression);
  if (protocol === undefined) return cursor.unexpected();
  return term({ kind: "protocol", protocol: protocol.text as ProtocolWord, span: spanOf(protocol) });
}

function parseValues(cursor: Cursor, qualifiers: Qualifiers, start: Span): Part {
  const part = parsePart(cursor, afterQualifiers, qualifiers);
  const { expression, height } = settle(cursor, part, afterQualifiers, qualifiers);
  const withQualifiers = { ...expression, span: spanFrom(start, expression.span) };
  return { kind: "term", expression: withQualifiers, height, passedOn: qualifiers };
}

/** Goes on after a number or a computation, if it goes on: with operators, and with the relation that makes it a condition. */
function continueComputation(cursor: Cursor, part: Part): Part {
  if (part.kind !== "number" && part.kind !== "arithmetic") return part;
  const first: Arithmetic =
    part.kind === "arithmetic" ? part.of : { kind: "number", value: part.value, span: part.span };
  const left = continueArithmetic(cursor, first);
  const relation = takeRelation(cursor);
  if (relation === undefined) return left === first ? part : { kind: "arithmetic", of: left };
  const right = parseArithmetic(cursor);
  return term({ kind: "relation", relation, left, right, span: spanFrom(left.span, right.span) });
}

/** A condition whose qualifiers, if it has any, no value takes over. */
function term(expression: Expression): Condition {
  return { kind: "term", expression, height: 0, passedOn: undefined };
}

/** A value with its qualifiers; there may be none to take over, as after `tcp or`. */
function id(operand: Operand, qualifiers: Qualifiers | undefined): Condition {
  const { span, text } = operand;
  if (qualifiers === undefined) {
    throw new FilterError(`syntax error in filter expression: nothing says what \`${text}\` is`, span);
  }
  return { kind: "id", expression: { kind: "id", qualifiers, operand, span }, height: 0, passedOn: qualifiers };
}
