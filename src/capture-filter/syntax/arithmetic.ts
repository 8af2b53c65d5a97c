import { type Cursor, spanFrom, spanOf } from "./cursor.ts";
import type { Arithmetic, ProtocolWord, RelationWord, Span } from "../syntax-tree.ts";

type OperatorWord = Extract<Arithmetic, { kind: "operation" }>["operator"];

/** How tight an operator holds its left side, and how tight another must be to take part of its right side. */
interface Binding {
  readonly left: number;
  readonly right: number;
}

/** As in C, but for `%` and `^`: libpcap gave them no precedence, so they take all that can be taken on both sides. */
const bindings: Readonly<Record<OperatorWord, Binding>> = {
  "|": { left: 1, right: 2 },
  "&": { left: 2, right: 3 },
  "<<": { left: 3, right: 4 },
  ">>": { left: 3, right: 4 },
  "+": { left: 4, right: 5 },
  "-": { left: 4, right: 5 },
  "*": { left: 5, right: 6 },
  "/": { left: 5, right: 6 },
  "%": { left: 7, right: 0 },
  "^": { left: 7, right: 0 },
};
const unaryMinus = 6;

const relations: ReadonlySet<string> = new Set<RelationWord>(["=", "!=", "<", "<=", ">", ">="]);

/** The relation at the cursor, taken; undefined where there is none. */
export function takeRelation(cursor: Cursor): RelationWord | undefined {
  if (cursor.token.kind !== "symbol" || !relations.has(cursor.token.text)) return undefined;
  return cursor.take().text as RelationWord;
}

/** Reads on after a first operand as long as operators bind at least as tight as `tightness`. */
export function continueArithmetic(cursor: Cursor, first: Arithmetic, tightness = 0): Arithmetic {
  let left = first;
  for (;;) {
    if (cursor.token.kind !== "symbol" || !Object.hasOwn(bindings, cursor.token.text)) return left;
    const operator = cursor.token.text as OperatorWord;
    const binding = bindings[operator];
    if (binding.left < tightness) return left;
    cursor.countOperation();
    cursor.take();
    const right = parseArithmetic(cursor, binding.right);
    left = { kind: "operation", operator, left, right, span: spanFrom(left.span, right.span) };
  }
}

export function parseArithmetic(cursor: Cursor, tightness = 0): Arithmetic {
  return continueArithmetic(cursor, parseFirst(cursor), tightness);
}

function parseFirst(cursor: Cursor): Arithmetic {
  const { token } = cursor;
  if (token.kind === "symbol" && token.text === "(") {
    cursor.countOperation();
    cursor.take();
    const inner = parseArithmetic(cursor);
    return { ...inner, span: spanFrom(token, cursor.expect("symbol", ")")) };
  }
  if (token.kind !== "protocol") return parseSimple(cursor) ?? cursor.unexpected();
  cursor.take();
  return parseOctets(cursor, token.text as ProtocolWord, token);
}

/** A number, `len` or something negative; undefined where none of them begins here. */
export function parseSimple(cursor: Cursor): Arithmetic | undefined {
  const { token } = cursor;
  if (token.kind === "number") return { kind: "number", value: cursor.take().value, span: spanOf(token) };
  if (token.kind === "length") return { kind: "length", span: spanOf(cursor.take()) };
  if (token.kind !== "symbol" || token.text !== "-") return undefined;
  cursor.countOperation();
  cursor.take();
  const of = parseArithmetic(cursor, unaryMinus);
  return { kind: "negative", of, span: spanFrom(token, of.span) };
}

/** `[at]` or `[at:size]` after a protocol word. */
export function parseOctets(cursor: Cursor, protocol: ProtocolWord, start: Span): Arithmetic {
  cursor.countOperation();
  cursor.expect("symbol", "[");
  const at = parseArithmetic(cursor);
  const size = cursor.takeIf("symbol", ":") ? cursor.expect("number").value : 1;
  const end = cursor.expect("symbol", "]");
  return { kind: "octets", protocol, at, size, span: spanFrom(start, end) };
}
