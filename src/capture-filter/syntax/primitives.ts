import { takeRelation } from "./arithmetic.ts";
import { type Cursor, spanFrom, spanOf } from "./cursor.ts";
import type { Choice, FieldComparison, Primitive, ProtocolWord, Span } from "../syntax-tree.ts";
import type { Token } from "./tokens.ts";

type Of<Kind extends Primitive["kind"], Key extends string> = Extract<Primitive, { kind: Kind }> extends infer P
  ? P extends { readonly [K in Key]: infer V } ? V : never
  : never; // oxfmt-ignore

/**
 * The primitives that begin with a word of their own, by the role of the word; undefined where the cursor is at none.
 * A protocol may stand before some of them; it has been taken then.
 */
export function parsePrimitive(cursor: Cursor, protocol: Token | undefined): Primitive | undefined {
  const word = cursor.token;
  const before = protocol?.text as ProtocolWord | undefined;
  const since = (end: Span) => spanFrom(protocol ?? word, end);
  switch (word.kind) {
    case "delivery":
      return { kind: cursor.take().text as "broadcast", protocol: before, span: since(word) };
    case "wlan":
      return parseWlan(cursor, before, since);
    default:
      return protocol === undefined ? parseBare(cursor, word) : undefined;
  }
}

function parseWlan(cursor: Cursor, protocol: ProtocolWord | undefined, since: (end: Span) => Span): Primitive {
  switch (cursor.take().text as "type" | "subtype" | "dir") {
    case "type": {
      const type = takeChoice(cursor);
      const subtype = cursor.takeIf("wlan", "subtype") && takeChoice(cursor);
      return { kind: "wlan-type", protocol, type, subtype, span: since((subtype ?? type).span) };
    }
    case "subtype": {
      const subtype = choice(cursor.expect("name"));
      return { kind: "wlan-type", protocol, type: undefined, subtype, span: since(subtype.span) };
    }
    case "dir": {
      const direction = takeChoice(cursor);
      return { kind: "wlan-direction", protocol, direction, span: since(direction.span) };
    }
  }
}

/** Those before which no protocol may stand. */
function parseBare(cursor: Cursor, word: Token): Primitive | undefined {
  const since = (end: Span) => spanFrom(word, end);
  switch (word.kind) {
    case "flag":
      return { kind: cursor.take().text as "inbound", span: since(word) };
    case "atm":
      return { kind: "atm", word: cursor.take().text as Of<"atm", "word">, span: since(word) };
    case "mtp2":
      return { kind: "mtp2", word: cursor.take().text as Of<"mtp2", "word">, span: since(word) };
    case "bound": {
      cursor.take();
      const length = cursor.expect("number");
      return { kind: word.text as "less", length: length.value, span: since(length) };
    }
    case "byte":
      return parseByte(cursor, since);
    case "ifindex": {
      cursor.take();
      const index = cursor.expect("number");
      return { kind: "ifindex", index: index.value, span: since(index) };
    }
    case "encapsulation": {
      cursor.take();
      const number = takeNumberInParentheses(cursor);
      return { kind: word.text as "vlan", number: number?.value, span: since(number?.span ?? word) };
    }
    case "pf-rule": {
      cursor.take();
      const number = cursor.expect("number");
      return { kind: "pf-rule", field: word.text as "rnr", number: number.value, span: since(number) };
    }
    case "pf": {
      cursor.take();
      const value = word.text === "reason" ? takeChoice(cursor) : choice(cursor.expect("name"));
      return { kind: "pf", field: word.text as Of<"pf", "field">, value, span: since(value.span) };
    }
    case "llc": {
      cursor.take();
      // `rnr` is the number of a PF rule elsewhere.
      const frame = cursor.takeIf("name") ?? cursor.takeIf("pf-rule", "rnr");
      return { kind: "llc", frame: frame?.text, span: since(frame ?? word) };
    }
    case "atm-field": {
      cursor.take();
      const { comparisons, end } = parseComparisons(cursor);
      return { kind: "atm-field", field: word.text as "vpi", comparisons, span: since(end) };
    }
    case "mtp3-field": {
      cursor.take();
      const { comparisons, end } = parseComparisons(cursor);
      return { kind: "mtp3-field", field: word.text as Of<"mtp3-field", "field">, comparisons, span: since(end) };
    }
    default:
      return undefined;
  }
}

const byteOperators: ReadonlySet<string> = new Set<Of<"byte", "operator">>(["=", "<", ">", "&", "|"]);

function parseByte(cursor: Cursor, since: (end: Span) => Span): Primitive {
  cursor.take();
  const at = cursor.expect("number");
  if (!byteOperators.has(cursor.token.text)) cursor.unexpected();
  const operator = cursor.take().text as Of<"byte", "operator">;
  const value = cursor.expect("number");
  return { kind: "byte", at: at.value, operator, value: value.value, span: since(value) };
}

/** `5`, `= 5`, `> 5` or `(5 or 6)`. */
function parseComparisons(cursor: Cursor): { readonly comparisons: readonly FieldComparison[]; readonly end: Span } {
  if (!cursor.takeIf("symbol", "(")) {
    const start = cursor.token;
    const relation = takeRelation(cursor) ?? "=";
    const number = cursor.expect("number");
    return { comparisons: [{ relation, value: number.value, span: spanFrom(start, number) }], end: number };
  }
  const comparisons: FieldComparison[] = [];
  do {
    const number = cursor.expect("number");
    comparisons.push({ relation: "=", value: number.value, span: spanOf(number) });
  } while (cursor.takeIf("logic", "or"));
  return { comparisons, end: cursor.expect("symbol", ")") };
}

/** `5`, `(5)`, `((5))`; undefined where none of them begins here. */
function takeNumberInParentheses(cursor: Cursor): { readonly value: number; readonly span: Span } | undefined {
  const start = cursor.token;
  let open = 0;
  while (cursor.takeIf("symbol", "(")) open += 1;
  if (open === 0 && !cursor.at("number")) return undefined;
  const number = cursor.expect("number");
  let end: Span = number;
  for (; open > 0; open--) end = cursor.expect("symbol", ")");
  return { value: number.value, span: spanFrom(start, end) };
}

function takeChoice(cursor: Cursor): Choice {
  return choice(cursor.takeIf("number") ?? cursor.expect("name"));
}

function choice(token: Token): Choice {
  return { text: token.text, value: token.kind === "number" ? token.value : undefined, span: spanOf(token) };
}
