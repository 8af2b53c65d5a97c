import { FilterError } from "../filter-error.ts";
import type { Span } from "../syntax-tree.ts";
import { tokenAt, type Token, type TokenKind } from "./tokens.ts";

/** How deep a filter may nest: parentheses, `not`, and changes between `and` and `or`. */
const maxNesting = 1000;

/** Operations in one comparison. */
const maxOperations = 1000;

/** Where the parser is: one token is read ahead. */
export class Cursor {
  readonly text: string;
  token: Token;
  private open = 0;
  private operations = 0;

  constructor(text: string) {
    this.text = text;
    this.token = tokenAt(text, 0);
  }

  /** The current token; the next becomes the current one. */
  take(): Token {
    const taken = this.token;
    this.token = tokenAt(this.text, taken.end);
    return taken;
  }

  at(kind: TokenKind, text?: string): boolean {
    return this.token.kind === kind && (text === undefined || this.token.text === text);
  }

  /** Takes the current token if it is that one. */
  takeIf(kind: TokenKind, text?: string): Token | undefined {
    return this.at(kind, text) ? this.take() : undefined;
  }

  /** Takes the current token, which must be that one. */
  expect(kind: TokenKind, text?: string): Token {
    return this.takeIf(kind, text) ?? this.unexpected();
  }

  unexpected(): never {
    const span = spanOf(this.token);
    const place = this.at("end") ? "the end" : `\`${this.text.slice(span.start, span.end)}\``;
    throw new FilterError(`can't parse filter expression: syntax error at ${place}`, span);
  }

  /** Parses something one level deeper. */
  nested<T>(parse: () => T): T {
    this.open += 1;
    this.checkNesting(this.open, this.token);
    const result = parse();
    this.open -= 1;
    return result;
  }

  checkNesting(levels: number, span: Span): void {
    if (levels <= maxNesting) return;
    const problem = `nested more than ${maxNesting} levels deep`;
    throw new FilterError(`can't parse filter expression: ${problem}`, spanOf(span));
  }

  startComparison(): void {
    this.operations = 0;
  }

  countOperation(): void {
    this.operations += 1;
    if (this.operations <= maxOperations) return;
    const problem = `more than ${maxOperations} operations in one comparison`;
    throw new FilterError(`can't parse filter expression: ${problem}`, spanOf(this.token));
  }
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

export function spanFrom({ start }: Span, { end }: Span): Span {
  return { start, end };
}
