import type { Span } from "./syntax-tree.ts";

/** A display filter that is refused: what is wrong (in Wireshark's words where it has some), where, and what might be meant. */
export class DisplayFilterError extends Error {
  override readonly name = "DisplayFilterError";
  /** The place in the filter's text; undefined where the whole filter is meant. */
  readonly span: Span | undefined;
  /** A sentence that helps: "did you mean `ip.addr`?". */
  readonly hint: string | undefined;

  constructor(message: string, span?: Span, hint?: string) {
    super(message);
    this.span = span;
    this.hint = hint;
  }
}
