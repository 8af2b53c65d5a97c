import { DisplayFilterError } from "../filter-error.ts";
import type { ArithmeticSign, Operand, Range, Word } from "../syntax-tree.ts";
import type { Cursor } from "./cursor.ts";
import { parseRanges } from "./ranges.ts";
import { tokenAt } from "./tokens.ts";

/** From the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [["&"], ["+", "-"], ["*", "/", "%"]];

/** A value, a field, or a calculation. */
export function parseOperand(cursor: Cursor, level = 0): Operand {
  if (level === levels.length) return parseSigned(cursor);
  const start = cursor.token.start;
  let left = parseOperand(cursor, level + 1);
  while (cursor.token.kind === "sign" && levels[level].includes(cursor.token.text)) {
    cursor.countOperation();
    const sign = cursor.take().text as ArithmeticSign;
    const right = parseOperand(cursor, level + 1);
    left = { kind: "arithmetic", sign, left, right, ...cursor.spanFrom(start) };
  }
  return left;
}

function parseSigned(cursor: Cursor): Operand {
  const start = cursor.token.start;
  if (cursor.takeSign("+")) return parseSliced(cursor);
  if (!cursor.takeSign("-")) return parseSliced(cursor);
  const of = cursor.nested(() => parseSliced(cursor));
  return { kind: "minus", of, ...cursor.spanFrom(start) };
}

function parseSliced(cursor: Cursor): Operand {
  const start = cursor.token.start;
  let operand = parseEntity(cursor);
  while (cursor.at("brackets")) {
    cursor.countOperation();
    const { text, start: open } = cursor.take();
    operand = { kind: "slice", of: operand, ranges: parseRanges(text, open + 1), ...cursor.spanFrom(start) };
  }
  return operand;
}

function parseEntity(cursor: Cursor): Operand {
  const { kind, text, start, code } = cursor.token;
  switch (kind) {
    case "text":
    case "raw-text":
      cursor.take();
      return { kind: "text", text, raw: kind === "raw-text", ...cursor.spanFrom(start) };
    case "character":
      cursor.take();
      return { kind: "character", code, ...cursor.spanFrom(start) };
    case "reference":
      return parseReference(cursor);
    case "word":
      return parseWord(cursor, false);
    case "sign":
      if (text === "@") {
        cursor.take();
        if (cursor.at("reference")) return { ...parseReference(cursor), octets: true } as Operand;
        return cursor.at("word") ? parseWord(cursor, true) : cursor.unexpected();
      }
      if (text === "{") {
        cursor.take();
        const inside = cursor.nested(() => parseOperand(cursor));
        cursor.expectSign("}");
        return { ...inside, ...cursor.spanFrom(start) };
      }
      return cursor.unexpected();
    default:
      return cursor.unexpected();
  }
}

function parseWord(cursor: Cursor, octets: boolean): Operand {
  const { text, start } = cursor.take();
  if (!octets && cursor.at("sign", "(") && /^[A-Za-z_]\w*$/.test(text)) return parseCall(cursor, text, start);
  const layers = parseLayers(cursor);
  const span = cursor.spanFrom(start);
  return { kind: "word", ...wordOf(text), octets, layers, ...span };
}

function wordOf(text: string): Pick<Word, "text" | "only"> {
  // Two colons begin an address.
  if (text.startsWith(":") && !text.startsWith("::")) return { text: text.slice(1), only: "value" };
  return text.startsWith(".") ? { text: text.slice(1), only: "field" } : { text, only: undefined };
}

function parseLayers(cursor: Cursor): readonly Range[] | undefined {
  if (!cursor.at("layers")) return undefined;
  const { text, start, end } = cursor.take();
  return parseRanges(text, end - text.length - (cursor.text[end - 1] === "]" ? 1 : 0) || start);
}

function parseCall(cursor: Cursor, name: string, start: number): Operand {
  cursor.take();
  const given: Operand[] = [];
  cursor.nested(() => {
    if (cursor.at("sign", ")")) return;
    do given.push(parseOperand(cursor));
    while (cursor.takeSign(","));
  });
  cursor.expectSign(")");
  return { kind: "call", name, given, ...cursor.spanFrom(start) };
}

/** `$frame.number`, `${ip.src#1}`, `${@ip.src}`. */
function parseReference(cursor: Cursor): Operand {
  const { text, start, end } = cursor.take();
  const octets = text.startsWith("@");
  const inside = octets ? text.slice(1) : text;
  const name = tokenAt(inside, 0);
  const span = { start, end };
  if (name.kind !== "word") {
    throw new DisplayFilterError(
      `"${text}" is not a valid field reference.`,
      span,
      "a reference is written `${ip.src}`",
    );
  }
  const rest = tokenAt(inside, name.end);
  const inner = rest.kind === "layers" ? parseRanges(rest.text, end) : undefined;
  if (rest.kind !== "layers" && rest.kind !== "end") {
    throw new DisplayFilterError(
      `"${text}" is not a valid field reference.`,
      span,
      "a reference is written `${ip.src}`",
    );
  }
  return { kind: "reference", name: wordOf(name.text).text, octets, layers: inner ?? parseLayers(cursor), ...span };
}
