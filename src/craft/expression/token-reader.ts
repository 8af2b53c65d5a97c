import { ExpressionError } from "./expression-error.ts";
import { tokenAt, type Token } from "./tokens.ts";

/** Reads the tokens of a text one by one, and says what is wrong with them. */
export class TokenReader {
  protected readonly text: string;
  protected token: Token;
  /** Where the last token that was taken ended. */
  protected end = 0;
  /** Brackets that are open. */
  protected open = 0;

  constructor(text: string, start = 0) {
    this.text = text;
    this.token = tokenAt(text, start);
  }

  /** What is next. */
  get next(): Token {
    return this.token;
  }

  atEnd(): void {
    if (this.token.kind === "end") return;
    const close = /^[)\]}]/.test(this.token.text);
    const word = this.token.kind === "name" || this.token.kind === "string" || this.token.kind === "number";
    throw this.refusal(
      `unexpected ${this.token.text}`,
      close ? "there is no bracket that it closes" : word ? "layers are stacked by /" : undefined,
    );
  }

  /** Takes a bracket that opens. */
  protected opening(): Token {
    this.open++;
    return this.take();
  }

  /** Takes a comma if there is one; there must be one or the closing bracket. */
  protected comma(closing: string, open: Token): boolean {
    if (!this.sees(",")) return false;
    this.take();
    if (this.token.kind === "end") throw this.unclosed(closing, open);
    return true;
  }

  /** Whether the closing bracket is next; the end of the text may not be. */
  protected ends(closing: string, open: Token): boolean {
    if (this.token.kind === "end") throw this.unclosed(closing, open);
    return this.sees(closing);
  }

  protected close(closing: string, open: Token): void {
    if (this.sees(closing)) {
      this.open--;
      this.take();
    } else if (this.token.kind === "end") throw this.unclosed(closing, open);
    else throw this.refusal(`unexpected ${this.token.text}`, `expected , or ${closing}`);
  }

  protected sees(symbol: string): boolean {
    return this.token.kind === "symbol" && this.token.text === symbol;
  }

  protected seesWord(word: string): boolean {
    return this.token.kind === "name" && this.token.text === word;
  }

  /** Takes a symbol or a word if it is next. */
  protected takes(text: string): boolean {
    if (!this.sees(text) && !this.seesWord(text)) return false;
    this.take();
    return true;
  }

  protected expect(kind: Token["kind"], what: string): Token {
    if (this.token.kind !== kind) throw this.refusal(`expected ${what}`);
    return this.take();
  }

  protected expectText(text: string): void {
    if (!this.takes(text)) throw this.refusal(`expected ${text}`);
  }

  protected take(): Token {
    const { token } = this;
    this.end = token.end;
    this.token = this.after(token.end);
    return token;
  }

  /** The token behind a place. */
  protected after(position: number): Token {
    return tokenAt(this.text, position);
  }

  protected refusal(message: string, hint?: string): ExpressionError {
    const unfinished = this.token.kind === "end" && this.open > 0;
    return new ExpressionError(message, this.token, hint, unfinished);
  }

  private unclosed(closing: string, open: Token): ExpressionError {
    const message = `the bracket ${open.text} is not closed`;
    return new ExpressionError(message, open, `expected ${closing} at the end`, true);
  }
}
