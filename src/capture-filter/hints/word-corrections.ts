import { applications } from "./applications.ts";
import { wordsLike } from "./spelling.ts";
import {
  endsCondition,
  inserted,
  isQualifier,
  isSymbol,
  isValue,
  replaced,
  type Stop,
  spelling,
  startsCondition,
} from "./stop.ts";
import { constants } from "../syntax/keywords.ts";
import type { Token } from "../syntax/tokens.ts";

/** `http`, `udp dns`: protocols that are known by their ports. */
export function correctApplications(stop: Stop): readonly string[] {
  const { tokens, here, before } = stop;
  const filter = applications.get(here.text.toLowerCase());
  if (filter !== undefined && before?.kind === "protocol") {
    if (filter.startsWith(`${before.text} `)) return [replaced(stop, before, here, filter)];
    return filter.startsWith("port ") ? [replaced(stop, here, here, filter)] : [];
  }
  const isPart = tokens.some(({ kind }) => kind === "logic");
  // All at once: after the first, another could be taken for a value (`port 53 or http`).
  const all = tokens.reduceRight((text, token, at) => {
    const known = token.kind === "name" ? applications.get(token.text.toLowerCase()) : undefined;
    if (known === undefined || !startsCondition(tokens[at - 1]) || !endsCondition(tokens[at + 1])) return text;
    const put = isPart && /^[^(]* or /.test(known) ? `(${known})` : known;
    return text.slice(0, token.start) + put + text.slice(token.end);
  }, stop.text);
  return all === stop.text ? [] : [all];
}

/** `tcp syn`, `icmp-echo`: the name of a value alone, which is compared with nothing. */
export function correctFlags(stop: Stop): readonly string[] {
  return loneValues(stop).flatMap(([before, word]) => {
    const protocol = before?.kind === "protocol" ? before : undefined;
    if (protocol === undefined && !startsCondition(before)) return [];
    const name = spelling(stop, word).toLowerCase();
    const comparison = comparisonWith(name) ?? comparisonWith(`${protocol?.text}-${name}`);
    return comparison === undefined ? [] : [replaced(stop, protocol ?? word, word, comparison)];
  });
}

function comparisonWith(constant: string): string | undefined {
  if (!constants.has(constant)) return undefined;
  if (constant.startsWith("tcp-")) return `tcp[tcpflags] & ${constant} != 0`;
  const [protocol, name] = constant.split("-");
  return name === undefined ? undefined : `${protocol}[${protocol}type] = ${constant}`;
}

/** `tcp 80`, `10.0.0.1`: nothing says what the value is. */
export function correctMissingTypes(stop: Stop): readonly string[] {
  return loneValues(stop).flatMap(([before, value, next]) => {
    if (!(before?.kind === "protocol" || before?.kind === "direction" || startsCondition(before))) return [];
    return typesFor(value, before, next).map((type) => inserted(stop, value, type));
  });
}

function typesFor(value: Token, before: Token | undefined, next: Token | undefined): readonly string[] {
  const hasPorts = before?.text === "tcp" || before?.text === "udp" || before?.text === "sctp";
  switch (value.kind) {
    case "number":
      return before?.kind === "protocol" && !hasPorts ? ["proto", "port"] : ["port"];
    case "ipv4":
      return isSymbol(next, "/") || value.text.split(".").length < 4 ? ["net"] : ["host"];
    case "ipv6":
      return isSymbol(next, "/") ? ["net"] : ["host"];
    case "mac":
      return before?.text === "link" ? ["host"] : ["ether host"];
    case "name":
      if (/^\d+-\d+$/.test(value.text)) return ["portrange"];
      if (!endsCondition(next)) return [];
      return hasPorts ? ["port"] : startsCondition(before) || value.text.includes(".") ? ["host"] : [];
    default:
      return [];
  }
}

/** The value at the stop, and the one before it where a condition ends there; each with its neighbours. */
function loneValues(
  stop: Stop,
): readonly (readonly [before: Token | undefined, value: Token, next: Token | undefined])[] {
  const { tokens, index, here, before, next } = stop;
  if (isValue(here)) return [[before, here, next]];
  return isValue(before) && endsCondition(here) ? [[tokens[index - 2], before, here]] : [];
}

/** Words that say nothing: `vlan id 5`, `greater than 100`, `len > 100 bytes`. */
const fillers: ReadonlySet<string> = new Set(["id", "number", "than", "bytes", "octets", "is", "eq", "equals"]);

export function correctFillers(stop: Stop): readonly string[] {
  return wordsAt(stop).flatMap((word) => (fillers.has(word.text) ? [replaced(stop, word, word, "")] : []));
}

/** A word that is spelt like one of the language's, at the stop or right before it. */
export function correctSpelling(stop: Stop): readonly string[] {
  return wordsAt(stop).flatMap((word) => wordsLike(word.text).map((like) => replaced(stop, word, word, like)));
}

function wordsAt(stop: Stop): readonly Token[] {
  const words = [stop.here, stop.before].filter((token) => token?.kind === "name");
  return words.filter((token) => token !== undefined && !spelling(stop, token).startsWith("\\")) as Token[];
}

/** `port tcp 80`, `src ip 10.0.0.1`, `host src a`: qualifiers in another order, or one twice. */
export function correctOrder(stop: Stop): readonly string[] {
  const { tokens, index, here, before, next } = stop;
  if (!isQualifier(before) || !isQualifier(here)) return [];
  if (before.text === here.text) return [replaced(stop, here, here, "")];
  if (!isValue(next) && !isQualifier(next)) return [];
  const first = tokens[index - 2]?.kind === "direction" && here.kind === "protocol" ? tokens[index - 2] : before;
  const others = stop.text.slice(first.start, before.end);
  return [replaced(stop, first, here, `${spelling(stop, here)} ${others}`)];
}

/** `ip proto tcp`: a word of the language as a value has a backslash. */
export function correctEscapes(stop: Stop): readonly string[] {
  const { here, before } = stop;
  if (before?.kind !== "type" || !/^[a-z]/.test(here.text) || isValue(here) || here.kind === "logic") return [];
  return [replaced(stop, here, here, `\\${spelling(stop, here)}`)];
}
