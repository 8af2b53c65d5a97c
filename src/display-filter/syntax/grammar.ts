import { DisplayFilterError } from "../filter-error.ts";
import type { Comparison, Expression, Operand, Quantifier, Search, SetElement } from "../syntax-tree.ts";
import { Cursor } from "./cursor.ts";
import { parseOperand } from "./operands.ts";

const relations: ReadonlySet<string> = new Set(["==", "!=", "===", "!==", ">", "<", ">=", "<=", "contains", "matches"]);

/** From the loosest to the tightest. */
const joints = ["or", "xor", "and"] as const;

/** The tree of a filter; undefined for an empty one. */
export function parseExpression(text: string): Expression | undefined {
  const cursor = new Cursor(text);
  if (cursor.at("end")) return undefined;
  const expression = parseJoint(cursor, 0);
  if (!cursor.at("end")) cursor.unexpected();
  return expression;
}

function parseJoint(cursor: Cursor, level: number): Expression {
  const parse = (): Expression => (level + 1 < joints.length ? parseJoint(cursor, level + 1) : parseNegation(cursor));
  const parts = [parse()];
  while (cursor.takeSign(joints[level])) parts.push(parse());
  return joined(joints[level], parts);
}

function joined(kind: (typeof joints)[number], parts: readonly Expression[]): Expression {
  return parts.length === 1 ? parts[0] : { kind, parts };
}

function parseNegation(cursor: Cursor): Expression {
  if (!cursor.takeSign("not")) return parseTest(cursor);
  return cursor.nested(() => ({ kind: "not", of: parseNegation(cursor) }));
}

function parseTest(cursor: Cursor): Expression {
  cursor.startTest();
  if (cursor.at("sign", "(")) return parseGroup(cursor);
  const quantifier = parseQuantifier(cursor);
  const left = parseOperand(cursor);
  const first = parseRelation(cursor, left, quantifier);
  if (first) return first;
  if (quantifier !== undefined) cursor.unexpected();
  return { kind: "test", of: left };
}

function parseGroup(cursor: Cursor): Expression {
  const open = cursor.take();
  const inside = cursor.nested(() => parseJoint(cursor, 0));
  cursor.expectSign(")");
  if (cursor.token.kind === "sign" && (relations.has(cursor.token.text) || /^[-+*/%&]$/.test(cursor.token.text))) {
    const { start, end } = cursor.token;
    const written = cursor.text.slice(open.start + 1, cursor.end - 1).trim();
    const hint = `parentheses hold conditions; calculations are grouped with curly brackets: \`{${written}}\``;
    throw new DisplayFilterError(
      `"${cursor.text.slice(start, end)}" was unexpected in this context.`,
      { start, end },
      hint,
    );
  }
  return inside;
}

function parseQuantifier(cursor: Cursor): Quantifier | undefined {
  return cursor.takeSign("any") ? "any" : cursor.takeSign("all") ? "all" : undefined;
}

/** A relation and what follows in a chain: `a < b < c` is `a < b and b < c`. */
function parseRelation(cursor: Cursor, left: Operand, quantifier: Quantifier | undefined): Expression | undefined {
  const parts: Expression[] = [];
  for (let first = left; cursor.token.kind === "sign";) {
    const negated = cursor.at("sign", "not");
    if (negated || cursor.at("sign", "in")) {
      cursor.take();
      if (negated) cursor.expectSign("in");
      parts.push({ kind: "in", negated, quantifier, left: first, set: parseSet(cursor) });
      break;
    }
    if (!relations.has(cursor.token.text)) break;
    const relation = cursor.take().text as Comparison | Search;
    const right = parseOperand(cursor);
    parts.push({ kind: "compare", relation, quantifier, left: first, right });
    cursor.countPart();
    if (relation === "contains" || relation === "matches") break;
    first = right;
  }
  return parts.length === 0 ? undefined : joined("and", parts);
}

function parseSet(cursor: Cursor): readonly SetElement[] {
  cursor.expectSign("{");
  const set: SetElement[] = [];
  do {
    cursor.countPart();
    const from = parseOperand(cursor);
    set.push({ from, to: cursor.takeSign("..") ? parseOperand(cursor) : undefined });
  } while (cursor.takeSign(","));
  cursor.expectSign("}");
  return set;
}
