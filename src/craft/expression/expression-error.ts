import type { Span } from "./syntax-tree.ts";

/** A packet expression that is refused: what is wrong, where, and what might be meant. */
export class ExpressionError extends Error {
  override readonly name = "ExpressionError";
  readonly code = "EXPRESSION";
  readonly span: Span | undefined;
  readonly hint: string | undefined;

  constructor(message: string, span?: Span, hint?: string) {
    super(message);
    this.span = span;
    this.hint = hint;
  }
}
