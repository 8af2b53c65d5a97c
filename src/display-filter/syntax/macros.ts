import { nearWords } from "../../bytes/near-words.ts";
import { DisplayFilterError } from "../filter-error.ts";

/** The text that a macro stands for, by its name. */
export type Macros = { readonly [name: string]: string };

/** Macros in macros. */
const DEPTH_LIMIT = 10;
/** Characters that a filter may grow to. */
const LENGTH_LIMIT = 100_000;

const call = /\$([A-Za-z_]\w*)\(|\$\{([A-Za-z_]\w*)[:;]([^{}]*)\}|"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^]/g;

/**
 * Puts the texts of macros in place of `$name(a,b)`, `${name:a;b}` and `${name;a;b}`; `${name}` without arguments is one
 * only where a macro has that name.
 */
export function expandMacros(text: string, macros: Macros, depth = 0): string {
  if (!text.includes("$")) return text;
  if (depth > DEPTH_LIMIT) throw new DisplayFilterError(`Macros are nested more than ${DEPTH_LIMIT} levels deep.`);
  let expanded = "";
  let at = 0;
  let changed = false;
  while (at < text.length) {
    call.lastIndex = at;
    const found = call.exec(text);
    if (!found) break;
    const [whole, name, older, list] = found;
    if (name !== undefined) {
      const { given, end } = argumentsAt(text, at + whole.length);
      expanded += bodyOf(macros, name, given, { start: at, end });
      at = end;
    } else if (older !== undefined) {
      expanded += bodyOf(macros, older, list === "" ? [] : list.split(";"), { start: at, end: at + whole.length });
      at += whole.length;
    } else {
      const plain = /^\$\{?([A-Za-z_]\w*)(\}?)/.exec(text.slice(at, at + 100));
      const isMacro =
        plain !== null && plain[0].startsWith("${") === (plain[2] === "}") && Object.hasOwn(macros, plain[1]);
      expanded += isMacro ? bodyOf(macros, plain[1], [], { start: at, end: at + plain[0].length }) : whole;
      at += isMacro ? plain[0].length : whole.length;
      if (!isMacro) continue;
    }
    changed = true;
    if (expanded.length > LENGTH_LIMIT)
      throw new DisplayFilterError(`With its macros the filter is longer than ${LENGTH_LIMIT} characters.`);
  }
  return changed ? expandMacros(expanded, macros, depth + 1) : expanded;
}

/** What stands between parentheses, split at the commas that are in no others. */
function argumentsAt(text: string, start: number): { readonly given: readonly string[]; readonly end: number } {
  const given: string[] = [];
  let from = start;
  let open = 0;
  const piece = /"(?:[^"\\]|\\[^])*"|[^]/g;
  piece.lastIndex = start;
  for (let found = piece.exec(text); found; found = piece.exec(text)) {
    const [sign] = found;
    if (sign === "(" || sign === "{") open++;
    else if (open > 0 && (sign === ")" || sign === "}")) open--;
    else if (open === 0 && (sign === "," || sign === ")")) {
      given.push(text.slice(from, found.index).trim());
      from = found.index + 1;
      if (sign === ")") return { given: given.length === 1 && given[0] === "" ? [] : given, end: from };
    }
  }
  throw new DisplayFilterError("The right parenthesis of a macro is missing.", { start, end: text.length });
}

function bodyOf(
  macros: Macros,
  name: string,
  given: readonly string[],
  span: { readonly start: number; readonly end: number },
): string {
  if (!Object.hasOwn(macros, name)) {
    const near = nearWords(name, Object.keys(macros))[0];
    throw new DisplayFilterError(
      `macro '${name}' does not exist`,
      span,
      near === undefined ? undefined : `did you mean \`$${near}\`?`,
    );
  }
  const body = macros[name];
  const wanted = Math.max(0, ...[...body.matchAll(/\$(\d)/g)].map((found) => Number(found[1])));
  if (given.length !== wanted) {
    throw new DisplayFilterError(
      `wrong number of arguments for macro '${name}', expecting ${wanted} instead of ${given.length}`,
      span,
    );
  }
  return body.replace(/\$(\d)/g, (_, digit: string) => given[Number(digit) - 1] ?? "");
}
