import type { Span } from "./syntax-tree.ts";

/** A filter that is refused: what is wrong (beginning with libpcap's words), where, and what might be meant. */
export class FilterError extends Error {
  override readonly name = "FilterError";
  /** The place in the filter's text; undefined where the whole filter is meant. */
  readonly span: Span | undefined;
  /** A sentence that helps: "did you mean `tcp port 80`?". */
  readonly hint: string | undefined;

  constructor(message: string, span?: Span, hint?: string) {
    super(message);
    this.span = span;
    this.hint = hint;
  }
}
