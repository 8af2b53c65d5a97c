import { wordsLike } from "./spelling.ts";
import { inserted, isOperator, isQualifier, isSymbol, isValue, replaced, type Stop, spelling } from "./stop.ts";
import type { Token } from "../syntax/tokens.ts";

const separators: ReadonlySet<string> = new Set([",", ";", "|", "/", "or", "and"]);
const opening: ReadonlySet<string> = new Set(["{", "[", "("]);
const closing: ReadonlySet<string> = new Set(["}", "]", ")"]);

/** `port 80,443`, `port 80 443`, `port {80, 443}`: a list of values is written `port 80 or 443`. */
export function correctLists(stop: Stop): readonly string[] {
  const { tokens, index, here, next } = stop;
  const isTrailing = (here.text === "," || here.text === ";") && (next?.kind === "end" || isOperator(next));
  if (isTrailing) return [replaced(stop, here, here, "")];
  const first = opening.has(here.text) ? index + 1 : startOfList(tokens, index);
  const { values, last } = valuesFrom(stop, first);
  const hasOpening = opening.has(tokens[first - 1]?.text);
  const [from, to] = hasOpening ? [first - 1, last + 1] : [first, last];
  if (hasOpening && !closing.has(tokens[to]?.text)) return [];
  // It is more than what could be read, and something says what the values are.
  if (values.length < 2 || to < index || !isQualifier(tokens[from - 1])) return [];
  const others = tokens.some(({ kind }, at) => kind === "logic" && (at < from || at > to));
  const list = values.join(" or ");
  return [replaced(stop, tokens[from], tokens[to], others ? `(${list})` : list)];
}

function startOfList(tokens: readonly Token[], index: number): number {
  let first = index;
  while (isValue(tokens[first - 1]) || separators.has(tokens[first - 1]?.text)) first -= 1;
  return first;
}

function valuesFrom(stop: Stop, first: number): { readonly values: readonly string[]; readonly last: number } {
  const { text, tokens } = stop;
  const values: string[] = [];
  let last = first;
  for (let at = first, end = endOfValue(tokens, at); end >= 0; end = endOfValue(tokens, at)) {
    values.push(text.slice(tokens[at].start, tokens[end].end));
    last = end;
    at = end + 1;
    while (separators.has(tokens[at]?.text) && endOfValue(tokens, at + 1) >= 0) at += 1;
    // `port 80 adn host a`: a misspelt word is no value.
    if (at === end + 1 && tokens[at]?.kind === "name" && wordsLike(tokens[at].text).length > 0) break;
  }
  return { values, last };
}

/** The index of the last token of a value that begins at `at`, -1 where none does; `10.0.0.0/8` is one value. */
function endOfValue(tokens: readonly Token[], at: number): number {
  if (!isValue(tokens[at])) return -1;
  const isAddress = tokens[at].kind === "ipv4" || tokens[at].kind === "ipv6";
  return isAddress && isSymbol(tokens[at + 1], "/") && tokens[at + 2]?.kind === "number" ? at + 2 : at;
}

const ranges: ReadonlySet<string> = new Set(["-", ":", "to"]);

/** `portrange 80 - 90`, `port 80 to 90`: a range is one word. */
export function correctRanges(stop: Stop): readonly string[] {
  const { tokens, index, here, before: low, next } = stop;
  const type = tokens[index - 2];
  if (low?.kind !== "number" || !(type?.text === "port" || type?.text === "portrange")) return [];
  const high = ranges.has(here.text) ? next : type.text === "portrange" ? here : undefined;
  if (high?.kind !== "number") return [];
  return [replaced(stop, type, high, `portrange ${spelling(stop, low)}-${spelling(stop, high)}`)];
}

/** Signs that people put between two conditions, and the operator they mean where that is sure. */
const joints: ReadonlyMap<string, string | undefined> = new Map([
  ["&", "and"],
  ["|", "or"],
  [",", undefined],
  [";", undefined],
  ["+", undefined],
]);

/** Two conditions side by side, or with a sign between that joins nothing. */
export function correctJoints(stop: Stop): readonly string[] {
  const { here, before, next } = stop;
  if (before === undefined || here.kind === "end" || isOperator(here)) return [];
  if (joints.has(here.text)) {
    const sure = joints.get(here.text);
    const words = sure === undefined ? operatorsBetween(before, next) : [sure];
    return words.map((word) => replaced(stop, here, here, word));
  }
  if (here.kind === "symbol" && here.text !== "(") return [];
  return operatorsBetween(before, here).map((word) => inserted(stop, here, word));
}

/** One of `tcp udp`, one of `host a b`, but both of `ip tcp` and `tcp port 80`. */
function operatorsBetween(one: Token, other: Token | undefined): readonly string[] {
  const isNetwork = ({ text }: Token) => text === "ip" || text === "ip6" || text === "link";
  const excludeEachOther = one.kind === other?.kind && isNetwork(one) === isNetwork(other);
  return excludeEachOther || isValue(other) ? ["or", "and"] : ["and", "or"];
}
