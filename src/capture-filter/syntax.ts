import { FilterError } from "./filter-error.ts";
import { withHint } from "./hints/hint.ts";
import { parseExpression } from "./syntax/grammar.ts";
import type { Expression } from "./syntax-tree.ts";

/** The tree of a filter; undefined for an empty one, which everything matches. Throws a FilterError, with a hint where there is one. */
export function parseFilter(text: string): Expression | undefined {
  try {
    return parseExpression(text);
  } catch (fault) {
    throw fault instanceof FilterError ? withHint(fault, text) : fault;
  }
}
