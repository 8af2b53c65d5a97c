import { ExpressionError } from "./expression-error.ts";
import type { Expression, NamedArgument } from "./syntax-tree.ts";
import { tokenAt, type Token } from "./tokens.ts";

/** Expressions within expressions. */
const NESTING_LIMIT = 100;

/** Operators by how strongly they bind, the weakest first, as in Python. */
const levels: readonly (readonly string[])[] = [
  ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%"],
]; // oxfmt-ignore

/** Parses one expression. Throws an ExpressionError. */
export function parseExpression(text: string): Expression {
  const parser = new Parser(text);
  const expression = parser.expression();
  parser.atEnd();
  return expression;
}

class Parser {
  private readonly text: string;
  private token: Token;
  private depth = 0;
  /** Where the last token that was taken ended. */
  private end = 0;

  constructor(text: string) {
    this.text = text;
    this.token = tokenAt(text, 0);
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

  expression(): Expression {
    const before = this.token;
    if (this.depth >= NESTING_LIMIT)
      throw new ExpressionError(`more than ${NESTING_LIMIT} expressions in one another`, before);
    this.depth++;
    const expression = this.binary(0);
    this.depth--;
    return expression;
  }

  private binary(level: number): Expression {
    if (level === levels.length) return this.unary();
    let left = this.binary(level + 1);
    while (this.token.kind === "symbol" && levels[level].includes(this.token.text)) {
      const operator = this.take().text;
      const right = this.binary(level + 1);
      left = { kind: "binary", operator, left, right, start: left.start, end: right.end };
    }
    return left;
  }

  private unary(): Expression {
    if (this.token.kind !== "symbol" || !/^[-+~]$/.test(this.token.text)) return this.power();
    const { text: operator, start } = this.take();
    if (++this.depth > NESTING_LIMIT)
      throw new ExpressionError(`more than ${NESTING_LIMIT} expressions in one another`, this.token);
    const operand = this.unary();
    this.depth--;
    return { kind: "unary", operator, operand, start, end: operand.end };
  }

  private power(): Expression {
    const left = this.trailed(this.atom());
    if (!this.sees("**")) return left;
    this.take();
    const right = this.unary();
    return { kind: "binary", operator: "**", left, right, start: left.start, end: right.end };
  }

  /** What stands behind an atom: calls and attributes. */
  private trailed(atom: Expression): Expression {
    let at = atom;
    for (;;) {
      if (this.sees("(")) at = this.call(at);
      else if (this.sees(".")) {
        this.take();
        const { text: name } = this.expect("name", "a name");
        at = { kind: "attribute", of: at, name, start: at.start, end: this.end };
      } else if (this.sees("["))
        throw this.refusal(
          "nothing can be picked out of a value here",
          "an expression makes packets; it does not read them",
        );
      else return at;
    }
  }

  private call(callee: Expression): Expression {
    const open = this.take();
    const positional: Expression[] = [];
    const named: NamedArgument[] = [];
    while (!this.ends(")", open)) {
      const { start, end } = this.token;
      const value = this.expression();
      if (this.sees("=")) {
        if (value.kind !== "name") throw new ExpressionError("the name of a field stands before =", { start, end });
        this.take();
        named.push({ name: value.name, nameSpan: { start, end }, value: this.expression() });
      } else if (named.length > 0)
        throw new ExpressionError(
          "a value without a name stands behind one with a name",
          value,
          "name its field: name=value",
        );
      else positional.push(value);
      if (!this.comma(")", open)) break;
    }
    this.close(")", open);
    return { kind: "call", callee, positional, named, start: callee.start, end: this.end };
  }

  private atom(): Expression {
    const { token } = this;
    switch (token.kind) {
      case "number":
        this.take();
        return { kind: "number", value: token.value, start: token.start, end: token.end };
      case "string":
        return this.strings();
      case "name":
        this.take();
        return { kind: "name", name: token.text, start: token.start, end: token.end };
      default:
        if (this.sees("(")) return this.parenthesis();
        if (this.sees("[")) return this.list();
        if (this.sees("{")) return this.dictionary();
        throw this.refusal(token.kind === "end" ? "something is missing at the end" : `unexpected ${token.text}`);
    }
  }

  /** String literals one behind another are one. */
  private strings(): Expression {
    const { start } = this.token;
    const parts: (string | Uint8Array)[] = [];
    while (this.token.kind === "string") {
      parts.push(this.token.value);
      this.take();
    }
    const { end } = this;
    if (parts.every((part) => typeof part === "string")) return { kind: "text", value: parts.join(""), start, end };
    const octets = parts.filter((part) => typeof part !== "string");
    if (octets.length < parts.length) throw new ExpressionError("text and octets cannot be one string", { start, end });
    return { kind: "octets", value: Uint8Array.from(octets.flatMap((part) => Array.from(part))), start, end };
  }

  private parenthesis(): Expression {
    const open = this.take();
    const items: Expression[] = [];
    let isTuple = this.sees(")");
    while (!this.ends(")", open)) {
      items.push(this.expression());
      if (!this.comma(")", open)) break;
      isTuple = true;
    }
    this.close(")", open);
    if (!isTuple) return { ...items[0], start: open.start, end: this.end };
    return { kind: "tuple", items, start: open.start, end: this.end };
  }

  private list(): Expression {
    const open = this.take();
    const items: Expression[] = [];
    while (!this.ends("]", open)) {
      items.push(this.expression());
      if (!this.comma("]", open)) break;
    }
    this.close("]", open);
    return { kind: "list", items, start: open.start, end: this.end };
  }

  private dictionary(): Expression {
    const open = this.take();
    const entries: (readonly [Expression, Expression])[] = [];
    while (!this.ends("}", open)) {
      const key = this.expression();
      if (!this.sees(":")) throw this.refusal(`unexpected ${this.token.text}`, "expected : and the value of this key");
      this.take();
      entries.push([key, this.expression()]);
      if (!this.comma("}", open)) break;
    }
    this.close("}", open);
    return { kind: "dictionary", entries, start: open.start, end: this.end };
  }

  /** Takes a comma if there is one; there must be one or the closing bracket. */
  private comma(closing: string, open: Token): boolean {
    if (!this.sees(",")) return false;
    this.take();
    if (this.token.kind === "end") throw this.unclosed(closing, open);
    return true;
  }

  /** Whether the closing bracket is next; the end of the text may not be. */
  private ends(closing: string, open: Token): boolean {
    if (this.token.kind === "end") throw this.unclosed(closing, open);
    return this.sees(closing);
  }

  private close(closing: string, open: Token): void {
    if (this.sees(closing)) this.take();
    else if (this.token.kind === "end") throw this.unclosed(closing, open);
    else throw this.refusal(`unexpected ${this.token.text}`, `expected , or ${closing}`);
  }

  private unclosed(closing: string, open: Token): ExpressionError {
    return new ExpressionError(`the bracket ${open.text} is not closed`, open, `expected ${closing} at the end`);
  }

  private sees(symbol: string): boolean {
    return this.token.kind === "symbol" && this.token.text === symbol;
  }

  private expect(kind: Token["kind"], what: string): Token {
    if (this.token.kind !== kind) throw this.refusal(`expected ${what}`);
    return this.take();
  }

  private take(): Token {
    const { token } = this;
    this.end = token.end;
    this.token = tokenAt(this.text, token.end);
    return token;
  }

  private refusal(message: string, hint?: string): ExpressionError {
    return new ExpressionError(message, this.token, hint);
  }
}
