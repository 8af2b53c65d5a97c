import type { Span } from "./syntax-tree.ts";

/** A packet expression that is refused: what is wrong, where, and what might be meant. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly code = "EXPRESSION";
  readonly span: Span | undefined;
  readonly hint: string | undefined;
  /** Whether more lines may make it right: a bracket is open. */
  readonly unfinished: boolean;

  constructor(message: string, span?: Span, hint?: string, unfinished = false) {
    super(message);
    this.span = span;
    this.hint = hint;
    this.unfinished = unfinished;
  }
}
