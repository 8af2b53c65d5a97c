import { DisplayFilterError } from "../filter-error.ts";
import type { Span } from "../syntax-tree.ts";
import { tokenAt, type Token, type TokenKind } from "./tokens.ts";

/** How deep a filter may nest: parentheses, curly brackets, functions, `not`. */
const NESTING_LIMIT = 250;
/** Tests and values in a filter. */
const PARTS_LIMIT = 20_000;
/** Operations in one test. */
const OPERATIONS_LIMIT = 500;

/** Where the parser is: one token is read ahead. */
export class Cursor {
  readonly text: string;
  token: Token;
  /** Where the last token taken ended. */
  end = 0;
  private open = 0;
  private parts = 0;
  private operations = 0;

  constructor(text: string) {
    this.text = text;
    this.token = tokenAt(text, 0);
  }

  /** The current token; the next becomes the current one. */
  take(): Token {
    const taken = this.token;
    this.end = taken.end;
    this.token = tokenAt(this.text, taken.end);
    return taken;
  }

  at(kind: TokenKind, text?: string): boolean {
    return this.token.kind === kind && (text === undefined || this.token.text === text);
  }

  /** Takes the current token if it is that sign. */
  takeSign(text: string): boolean {
    if (!this.at("sign", text)) return false;
    this.take();
    return true;
  }

  expectSign(text: string): void {
    if (!this.takeSign(text)) this.unexpected();
  }

  unexpected(): never {
    const { start, end, kind } = this.token;
    if (kind === "end") {
      const place = this.text.trimEnd().length;
      throw new DisplayFilterError("Unexpected end of filter expression.", { start: place, end: place + 1 });
    }
    throw new DisplayFilterError(`"${this.text.slice(start, end)}" was unexpected in this context.`, { start, end });
  }

  /** Parses something one level deeper. */
  nested<T>(parse: () => T): T {
    if (++this.open > NESTING_LIMIT) this.refuse(`The filter is nested more than ${NESTING_LIMIT} levels deep.`);
    const result = parse();
    this.open -= 1;
    return result;
  }

  startTest(): void {
    this.countPart();
    this.operations = 0;
  }

  countOperation(): void {
    if (++this.operations > OPERATIONS_LIMIT) this.refuse(`A test has more than ${OPERATIONS_LIMIT} operations.`);
  }

  countPart(): void {
    if (++this.parts > PARTS_LIMIT) this.refuse(`The filter has more than ${PARTS_LIMIT} parts.`);
  }

  private refuse(message: string): never {
    throw new DisplayFilterError(message, { start: this.token.start, end: this.token.end });
  }

  spanFrom(start: number): Span {
    return { start, end: this.end };
  }
}
