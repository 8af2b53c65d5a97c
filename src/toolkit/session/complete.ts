import { evaluate } from "../../craft/expression/evaluate.ts";
import { functions } from "../../craft/expression/functions.ts";
import type { Scope } from "../../craft/expression/scope.ts";
import { parseExpression } from "../../craft/expression/syntax.ts";
import { tokenAt, type Token } from "../../craft/expression/tokens.ts";
import type { AnyField, Fields } from "../../definition/kinds.ts";
import { scapyConstants } from "../../protocols/scapy-constants.ts";
import { Packet } from "../packet.ts";
import { attributesOf } from "./attributes.ts";
import { parametersOf } from "./parameters.ts";

/** What may stand in place of the text from `start` on. */
export interface Completions {
  readonly start: number;
  readonly texts: readonly string[];
}

/** A bracket that is open at the cursor, what stands before it, and the name before the last `=` behind it. */
interface Open {
  readonly bracket: string;
  readonly before: string;
  key: string | undefined;
}

/** What may be typed at the end of a line in Scapy's syntax: names, attributes, fields in a layer's brackets, names of values. */
export function completeLine(line: string, scope: Scope): Completions {
  const { open, word, before, quote } = cursorIn(line);
  const start = line.length - word.length;
  const inside = open.at(-1);
  const fit = (texts: readonly string[]): Completions => ({
    start,
    texts: [...new Set(texts.filter((text) => text.startsWith(word)))].sort(),
  });
  if (quote !== undefined) return fit(inside?.key === undefined ? [] : valueNames(inside, scope));
  const owner = /\.\s*$/.test(before) ? pathAt(before.replace(/\.\s*$/, "")) : undefined;
  if (owner !== undefined) return fit(attributesOf(safely(owner, scope)));
  if (inside?.bracket === "[" && inside.before !== "") {
    const holder = safely(inside.before, scope);
    if (holder instanceof Packet) return fit(holder.given.map(({ protocol }) => protocol.layer));
  }
  const called = inside?.bracket === "(" && inside.key === undefined ? argumentNames(inside.before, scope) : [];
  if (called.length > 0 && scope.layers(inside?.before ?? "").length > 0) return fit(called);
  const named = inside?.key === undefined ? [] : valueNames(inside, scope).map((name) => `"${name}"`);
  return fit([...called, ...named, ...(word === "" && inside ? [] : everyName(scope))]);
}

function everyName(scope: Scope): string[] {
  return [
    ...scope.names(),
    ...Object.keys(functions),
    ...Object.keys(scapyConstants),
    ...(scope.values?.names() ?? []),
  ];
}

/** Where the cursor is: in which brackets, in which word, behind what, in which quote. */
function cursorIn(line: string): { open: Open[]; word: string; before: string; quote: string | undefined } {
  const open: Open[] = [];
  let last: Token | undefined;
  for (let at = 0; at < line.length;) {
    let token: Token;
    try {
      token = tokenAt(line, at);
    } catch {
      // A string that goes on at the cursor, or what is no token.
      const start = /^\s*/.exec(line.slice(at))![0].length + at;
      const quote = /^[bBrRuU]{0,2}(["'])/.exec(line.slice(start));
      if (!quote) return { open, word: "", before: line, quote: undefined };
      return { open, word: line.slice(start + quote[0].length), before: line.slice(0, start), quote: quote[1] };
    }
    if (token.kind === "end") break;
    follow(token, last, line, open);
    last = token;
    at = token.end;
  }
  const word = last?.kind === "name" && last.end === line.length ? last.text : "";
  return { open, word, before: line.slice(0, line.length - word.length), quote: undefined };
}

function follow(token: Token, last: Token | undefined, line: string, open: Open[]): void {
  if (token.kind !== "symbol") return;
  const inside = open.at(-1);
  if ("([{".includes(token.text))
    open.push({ bracket: token.text, before: pathAt(line.slice(0, token.start)) ?? "", key: undefined });
  else if (")]}".includes(token.text)) open.pop();
  else if (inside && token.text === "=" && last?.kind === "name") inside.key = last.text;
  else if (inside && token.text === ",") inside.key = undefined;
}

/** The names with dots and keys in brackets at the end of a text: what can be evaluated without calling anything. */
function pathAt(text: string): string | undefined {
  return /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*|\[[\w"':-]+\])*\s*$/.exec(text)?.[0].trim();
}

function safely(path: string, scope: Scope): unknown {
  try {
    return evaluate(parseExpression(path), scope);
  } catch {
    // What has no value has nothing to propose.
    return undefined;
  }
}

/** Fields of a layer and parameters of a function, as they are written in brackets. */
function argumentNames(name: string, scope: Scope): string[] {
  const layers = scope.layers(name);
  if (layers.length > 0) return layers.flatMap(({ fields }) => Object.keys(fields as Fields)).map((key) => `${key}=`);
  const callable = safely(name, scope);
  if (typeof callable !== "function") return [];
  return parametersOf(callable as () => unknown)
    .filter((one) => one !== "options")
    .map((one) => `${one}=`);
}

/** The names that values of a field have. */
function valueNames({ before, key = "" }: Open, scope: Scope): string[] {
  const fields = scope.layers(before).map((layer) => (layer.fields as Fields)[key] as AnyField | undefined);
  return fields.flatMap((field) => {
    const inner = field?.kind === "when" ? field.of : field;
    return inner?.names ? Object.keys(inner.names) : [];
  });
}
