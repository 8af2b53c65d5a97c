import { writtenParameters } from "../../craft/expression/evaluate.ts";

/** How many characters of a function are looked at. */
const LONGEST = 4096;

/**
 * The names of a function's parameters, in their order; "options" for one that is taken apart where it is declared. A bundle
 * may have put numbers behind names.
 */
export function parametersOf(callable: (...given: never[]) => unknown): readonly string[] {
  const own = writtenParameters(callable);
  if (own !== undefined) return own;
  const text = Function.prototype.toString.call(callable).slice(0, LONGEST);
  if (/\[native code\]\s*\}$/.test(text)) return [];
  const single = /^(?:async\s+)?([\w$]+)\s*=>/.exec(text);
  if (single) return [withoutNumber(single[1])];
  const start = /^class\b/.test(text) ? text.search(/\bconstructor\s*\(/) : 0;
  const open = text.indexOf("(", start);
  if (start < 0 || open < 0) return [];
  return listIn(text, open).map((parameter) => {
    const name = /^(?:\.\.\.)?([\w$]+)/.exec(parameter.trim())?.[1];
    return name === undefined ? "options" : withoutNumber(name);
  });
}

function withoutNumber(name: string): string {
  return name.replace(/(?<=[a-z])\d+$/, "");
}

/** What stands between the bracket at `open` and the one that closes it, parted at its own commas. */
function listIn(text: string, open: number): string[] {
  let depth = 0;
  let from = open + 1;
  const parts: string[] = [];
  for (let at = open; at < text.length; at++) {
    if ("([{".includes(text[at])) depth++;
    else if (")]}".includes(text[at])) depth--;
    if ((depth === 1 && text[at] === ",") || depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) break;
  }
  return parts.filter((part) => part.trim() !== "");
}
