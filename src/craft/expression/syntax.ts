import { ExpressionError } from "./expression-error.ts";
import { quoted, unescaped } from "./literals.ts";
import type { Expression, NamedArgument } from "./syntax-tree.ts";
import { TokenReader } from "./token-reader.ts";

/** Expressions within expressions. */
const NESTING_LIMIT = 100;

/** Operators by how strongly they bind, the weakest first, as in Python. */
const levels: readonly (readonly string[])[] = [
  ["|"], ["^"], ["&"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%"],
]; // oxfmt-ignore
const comparisons: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">=", "in", "is", "not"]);

/** Parses one expression. Throws an ExpressionError. */
export function parseExpression(text: string): Expression {
  const parser = new ExpressionParser(text);
  const expression = parser.expression();
  parser.atEnd();
  return expression;
}

/** Reads expressions, each with as much of the text as belongs to it. */
export class ExpressionParser extends TokenReader {
  private depth = 0;

  expression(): Expression {
    const before = this.token;
    if (this.depth >= NESTING_LIMIT)
      throw new ExpressionError(`more than ${NESTING_LIMIT} expressions in one another`, before);
    this.depth++;
    const expression = this.seesWord("lambda") ? this.lambda() : this.conditional();
    this.depth--;
    return expression;
  }

  private lambda(): Expression {
    const { start } = this.take();
    const parameters: string[] = [];
    while (this.token.kind === "name") {
      parameters.push(this.take().text);
      if (!this.takes(",")) break;
    }
    this.expectText(":");
    const body = this.expression();
    return { kind: "lambda", parameters, body, start, end: body.end };
  }

  private conditional(): Expression {
    const yes = this.either();
    if (!this.takes("if")) return yes;
    const condition = this.either();
    this.expectText("else");
    const otherwise = this.expression();
    return { kind: "conditional", condition, yes, otherwise, start: yes.start, end: otherwise.end };
  }

  protected either(): Expression {
    const operands = [this.both()];
    while (this.takes("or")) operands.push(this.both());
    return operands.length === 1 ? operands[0] : { kind: "or", operands, start: operands[0].start, end: this.end };
  }

  private both(): Expression {
    const operands = [this.negation()];
    while (this.takes("and")) operands.push(this.negation());
    return operands.length === 1 ? operands[0] : { kind: "and", operands, start: operands[0].start, end: this.end };
  }

  private negation(): Expression {
    if (!this.seesWord("not")) return this.comparison();
    const { start } = this.take();
    const operand = this.deeper(() => this.negation());
    return { kind: "not", operands: [operand], start, end: operand.end };
  }

  private comparison(): Expression {
    const operands = [this.binary(0)];
    const operators: string[] = [];
    while (this.token.kind !== "end" && comparisons.has(this.token.text)) {
      operators.push(this.comparing());
      operands.push(this.binary(0));
    }
    if (operators.length === 0) return operands[0];
    return { kind: "comparison", operands, operators, start: operands[0].start, end: this.end };
  }

  private comparing(): string {
    const { text } = this.take();
    if (text === "not") {
      this.expectText("in");
      return "not in";
    }
    return text === "is" && this.takes("not") ? "is not" : text;
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
    const operand = this.deeper(() => this.unary());
    return { kind: "unary", operator, operand, start, end: operand.end };
  }

  private deeper(read: () => Expression): Expression {
    if (++this.depth > NESTING_LIMIT)
      throw new ExpressionError(`more than ${NESTING_LIMIT} expressions in one another`, this.token);
    const expression = read();
    this.depth--;
    return expression;
  }

  private power(): Expression {
    const left = this.trailed(this.atom());
    if (!this.sees("**")) return left;
    this.take();
    const right = this.unary();
    return { kind: "binary", operator: "**", left, right, start: left.start, end: right.end };
  }

  /** What stands behind an atom: calls, attributes, and what is picked out of it. */
  private trailed(atom: Expression): Expression {
    let at = atom;
    for (;;) {
      if (this.sees("(")) at = this.call(at);
      else if (this.takes(".")) {
        const { text: name } = this.expect("name", "a name");
        at = { kind: "attribute", of: at, name, start: at.start, end: this.end };
      } else if (this.sees("[")) at = this.picked(at);
      else return at;
    }
  }

  /** `[key]` or `[first:end:step]` behind a value. */
  private picked(of: Expression): Expression {
    const open = this.opening();
    const parts: (Expression | undefined)[] = [undefined];
    while (!this.ends("]", open)) {
      if (this.takes(":")) parts.push(undefined);
      else if (parts.at(-1) === undefined) parts[parts.length - 1] = this.expression();
      else throw this.refusal(`unexpected ${this.token.text}`, "expected : or ]");
    }
    this.close("]", open);
    const span = { start: of.start, end: this.end };
    if (parts.length > 3 || (parts.length === 1 && parts[0] === undefined))
      throw new ExpressionError("brackets behind a value hold a key, or first:end:step", {
        ...span,
        start: open.start,
      });
    if (parts.length === 1) return { kind: "item", of, key: parts[0]!, ...span };
    return { kind: "slice", of, parts, ...span };
  }

  private call(callee: Expression): Expression {
    const open = this.opening();
    const positional: Expression[] = [];
    const named: NamedArgument[] = [];
    while (!this.ends(")", open)) {
      const { start, end } = this.token;
      const value = this.sweeping(this.expression());
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
    if (/^[rR]?[fF]/.test(this.text.slice(start))) return this.joined();
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

  /** A text with values in it. */
  private joined(): Expression {
    const { start, end } = this.take();
    const { from, to } = quoted(this.text, start, end);
    const inside = this.text.slice(0, to);
    const parts: { value: Expression; format: string }[] = [];
    for (let at = from; at < to;) {
      const plain = /(?:[^{}]|\{\{|\}\})*/y;
      plain.lastIndex = at;
      plain.exec(inside);
      const stop = plain.lastIndex;
      const value = unescaped(inside, at, stop, false).replaceAll("{{", "{").replaceAll("}}", "}");
      parts.push({ value: { kind: "text", value, start: at, end: stop }, format: "" });
      at = stop;
      if (at < to) {
        const part = this.valueIn(inside, at);
        parts.push(part);
        at = part.next;
      }
    }
    return { kind: "joined", parts, start, end };
  }

  /** `{value}` or `{value:format}` at a place of a text, and where it ends. */
  private valueIn(inside: string, open: number): { value: Expression; format: string; next: number } {
    const span = { start: open, end: open + 1 };
    if (inside[open] === "}") throw new ExpressionError("there is no bracket that this closes", span, "}} is a brace");
    const parser = new ExpressionParser(inside, open + 1);
    const value = parser.expression();
    const { text, start } = parser.next;
    const close = inside.indexOf("}", start);
    if ((text !== ":" && text !== "}") || close < 0)
      throw new ExpressionError("the bracket { is not closed", span, "expected } behind the value; {{ is a brace");
    return { value, format: text === ":" ? inside.slice(start + 1, close) : "", next: close + 1 };
  }

  private parenthesis(): Expression {
    const open = this.opening();
    const items: Expression[] = [];
    let isTuple = this.sees(")");
    while (!this.ends(")", open)) {
      items.push(this.sweeping(this.expression()));
      if (!this.comma(")", open)) break;
      isTuple = true;
    }
    this.close(")", open);
    if (!isTuple) return { ...items[0], start: open.start, end: this.end };
    return { kind: "tuple", items, start: open.start, end: this.end };
  }

  private list(): Expression {
    const open = this.opening();
    const items: Expression[] = [];
    while (!this.ends("]", open)) {
      items.push(this.sweeping(this.expression()));
      if (!this.comma("]", open)) break;
    }
    this.close("]", open);
    if (items.length === 1 && items[0].kind === "comprehension")
      return { ...items[0], start: open.start, end: this.end };
    return { kind: "list", items, start: open.start, end: this.end };
  }

  private dictionary(): Expression {
    const open = this.opening();
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

  /** An item as it is, or, with `for` behind it, one for each of others. */
  private sweeping(item: Expression): Expression {
    if (!this.takes("for")) return item;
    const names = this.names();
    this.expectText("in");
    const of = this.either();
    const condition = this.takes("if") ? this.either() : undefined;
    return { kind: "comprehension", item, names, of, condition, start: item.start, end: this.end };
  }

  /** Names with commas between them, in brackets or not. */
  protected names(): string[] {
    const bracket = this.takes("(");
    const names = [this.expect("name", "a name").text];
    while (this.takes(",")) names.push(this.expect("name", "a name").text);
    if (bracket) this.expectText(")");
    return names;
  }
}
