import { DisplayFilterError } from "./filter-error.ts";
import { syntaxHint } from "./hints/syntax-hints.ts";
import { parseExpression } from "./syntax/grammar.ts";
import type { Expression } from "./syntax-tree.ts";

/** The tree of a filter; undefined for an empty one. Throws a DisplayFilterError, with a hint where there is one. */
export function parseFilter(text: string): Expression | undefined {
  try {
    return parseExpression(text);
  } catch (fault) {
    if (!(fault instanceof DisplayFilterError) || fault.hint !== undefined) throw fault;
    throw new DisplayFilterError(fault.message, fault.span, syntaxHint(text, fault.span));
  }
}
