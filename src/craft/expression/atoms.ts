import { ExpressionError } from "./expression-error.ts";
import { quoted, unescaped } from "./literals.ts";
import type { Expression } from "./syntax-tree.ts";
import { TokenReader } from "./token-reader.ts";
import type { Token } from "./tokens.ts";

/** Reads what operators stand between: literals, names, and what is in brackets. */
export abstract class AtomParser extends TokenReader {
  abstract expression(): Expression;

  /** An expression that is neither a condition nor a lambda, but for those in brackets. */
  protected abstract either(): Expression;

  /** A parser that begins at a place of a text. */
  protected abstract inside(text: string, start: number): { expression(): Expression; readonly next: Token };

  protected atom(): Expression {
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
    const parser = this.inside(inside, open + 1);
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
  protected sweeping(item: Expression): Expression {
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
