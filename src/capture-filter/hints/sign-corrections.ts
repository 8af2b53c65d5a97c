import { endsCondition, inserted, isOperator, isQualifier, isRelation, replaced, type Stop, spelling } from "./stop.ts";

/** Characters that editors and web pages put for others. */
const lookalikes: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2000-\u200b\u3000]/g, " "],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/["'`\u2018-\u201f\u00ab\u00bb]/g, ""],
  [/\u2260/g, "!="],
  [/\u2264/g, "<="],
  [/\u2265/g, ">="],
  [/\u2227/g, "and"],
  [/\u2228/g, "or"],
  [/\u00ac/g, "not "],
];

export function correctLookalikes({ text }: Stop): readonly string[] {
  const plain = lookalikes.reduce((so, [pattern, put]) => so.replaceAll(pattern, put), text);
  return plain === text ? [] : [plain];
}

/** `host = a`, `port != 80`, `port > 1023`: what has qualifiers has no relations. */
export function correctRelations(stop: Stop): readonly string[] {
  const { tokens, index, here, before, next } = stop;
  if (!isRelation(here) || !(isQualifier(before) || before?.kind === "encapsulation")) return [];
  if (here.text === "=") return [replaced(stop, here, here, "")];
  if (here.text === "!=") {
    let first = index - 1;
    while (isQualifier(tokens[first - 1])) first -= 1;
    const qualifiers = stop.text.slice(tokens[first].start, before.end);
    return [replaced(stop, tokens[first], here, `not ${qualifiers}`)];
  }
  if (before.text !== "port" || next?.kind !== "number") return [];
  const isAbove = here.text.startsWith(">");
  const bound = next.value + (here.text === ">" ? 1 : here.text === "<" ? -1 : 0);
  const [low, high] = isAbove ? [bound, 65535] : [0, bound];
  return low <= high ? [replaced(stop, before, next, `portrange ${low}-${high}`)] : [];
}

const strangeRelations: ReadonlyMap<string, string> = new Map([
  ["=>", ">="],
  ["=<", "<="],
  ["<>", "!="],
  ["===", "="],
  ["!==", "!="],
]);

/** `len => 5`, `len <> 5`, `len === 5`. */
export function correctStrangeRelations(stop: Stop): readonly string[] {
  const { here, before } = stop;
  const meant = before && strangeRelations.get(spelling(stop, before) + spelling(stop, here));
  return meant === undefined ? [] : [replaced(stop, before!, here, meant)];
}

/** `tcp[tcpflags] & tcp-syn`: compared with nothing; `tcp[13] and 2 != 0`: the wrong `and`; `tcp[0 = 5`, `len 5`: a sign is missing. */
export function correctComputations(stop: Stop): readonly string[] {
  const { text, tokens, index, here, before } = stop;
  const count = (mark: string) => tokens.slice(0, index).filter((token) => token.text === mark).length;
  if (before !== undefined && count("[") > count("]"))
    return [`${text.slice(0, before.end)}]${text.slice(before.end)}`];
  if (here.kind === "number" && (before?.kind === "length" || before?.text === "]")) return [inserted(stop, here, "=")];
  if (!endsCondition(here) || count("]") === 0) return [];
  const isWrongSign = isOperator(here) && isRelation(tokens[index + 2]);
  const sign = isWrongSign ? [replaced(stop, here, here, here.text === "and" ? "&" : "|")] : [];
  return [...sign, inserted(stop, here, "!= 0")];
}

/** Parentheses without their other half. */
export function correctParentheses(stop: Stop): readonly string[] {
  const { text, tokens, here } = stop;
  const count = (mark: string) => tokens.filter((token) => token.kind === "symbol" && token.text === mark).length;
  const missing = count("(") - count(")");
  if (here.kind === "end" && missing > 0) return [text.trimEnd() + ")".repeat(missing)];
  return here.text === ")" && missing < 0 ? [replaced(stop, here, here, "")] : [];
}

/** `and` or `or` with nothing on one side, or twice. */
export function correctOperators(stop: Stop): readonly string[] {
  const { here, before } = stop;
  const isLone = isOperator(here) || here.text === "&" || here.text === "|";
  const without = isLone ? [replaced(stop, here, here, "")] : [];
  return isOperator(before) && endsCondition(here) ? [...without, replaced(stop, before, before, "")] : without;
}

/** What comes with addresses elsewhere, and how it is written here. */
const addresses: readonly (readonly [RegExp, string])[] = [
  [/^[a-z]+:\/\/([\w.-]+):(\d+)[^\s)]*/i, "$1 and port $2"],
  [/^[a-z]+:\/\/([\w.-]+)[^\s)]*/i, "$1"],
  [/^([\w.-]+):(\d+)/, "$1 and port $2"],
  [/^([0-9a-f:]+)%[\w.-]+/i, "$1"],
  [/^(\d+)(?=\/|\s+mask)/, "$1.0.0.0"],
];
const wildcard = /\b(?:host |net )?(\d+(?:\.\d+){0,2})(?:\.\*)+/;

/** `http://a/`, `10.0.0.1:80`, `fe80::1%eth0`, `10/8`, `10.0.*`. */
export function correctAddresses({ text, before, here }: Stop): readonly string[] {
  const from = (before ?? here).start;
  const rest = text.slice(from);
  const rewritten = addresses.map(([pattern, put]) => text.slice(0, from) + rest.replace(pattern, put));
  return [...rewritten, text.replace(wildcard, "net $1")].filter((candidate) => candidate !== text);
}
