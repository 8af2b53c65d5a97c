import { ExpressionError } from "./expression-error.ts";
import { ExpressionParser } from "./syntax.ts";
import type { Expression, FunctionStatement, Statement } from "./syntax-tree.ts";
import { tokenAt, type Token } from "./tokens.ts";

const augmented = /^(?:\*\*|\/\/|<<|>>|[-+*/%&|^])=$/;
/** Blocks within blocks. */
const BLOCK_LIMIT = 50;

/**
 * Parses statements: several on a line with `;` between them, and blocks as Python has them. A block that was begun on lines
 * of its own ends with an empty line, or one that is indented less. Throws an ExpressionError.
 */
export function parseStatements(text: string): readonly Statement[] {
  return new StatementParser(text).all();
}

class StatementParser extends ExpressionParser {
  private readonly indents: number[] = [];
  /** Blocks that are open, also those on one line. */
  private blocks = 0;

  all(): readonly Statement[] {
    return this.token.kind === "end" ? [] : this.block();
  }

  /** Outside of brackets the end of a line is the end of a statement. */
  protected override after(position: number): Token {
    const token = tokenAt(this.text, position);
    const between = this.text.slice(position, token.start).replaceAll(/\\\r?\n/g, "");
    if (this.open > 0 || !between.includes("\n")) return token;
    return { kind: "end", text: "", start: position, end: position };
  }

  /** Goes on to the first token of the next line that has one; false at the end of the text. */
  private nextLine(): boolean {
    this.token = tokenAt(this.text, this.end);
    return this.token.kind !== "end";
  }

  /** How far the next token is from the beginning of its line. */
  private get column(): number {
    const { start } = this.token;
    return start === 0 ? 0 : start - this.text.lastIndexOf("\n", start - 1) - 1;
  }

  /** The statements from here on that begin where the next one does. */
  private block(): Statement[] {
    const indent = this.column;
    this.indents.push(indent);
    const statements = this.line();
    while (this.token.kind !== "end" || this.nextLine()) {
      if (this.column < indent) break;
      if (this.column > indent) throw this.refusal("this is indented more than what stands above it");
      statements.push(...this.line());
    }
    this.indents.pop();
    const outer = this.indents.at(-1);
    if (outer !== undefined && this.token.kind !== "end" && this.column > outer && !this.indents.includes(this.column))
      throw this.refusal("nothing above is indented as this is");
    return statements;
  }

  /** The statements of a line, or one with the block that it begins. */
  private line(): Statement[] {
    const block = this.beginning();
    if (block !== undefined) return [block];
    const statements = [this.simple()];
    while (this.takes(";") && this.token.kind !== "end") statements.push(this.simple());
    this.atEnd();
    return statements;
  }

  private beginning(): Statement | undefined {
    const { start } = this.token;
    if (this.takes("for")) {
      const names = this.names();
      this.expectText("in");
      const of = this.several();
      return { kind: "for", names, of, body: this.body(), start, end: this.end };
    }
    if (this.takes("while")) {
      const condition = this.expression();
      return { kind: "while", condition, body: this.body(), start, end: this.end };
    }
    if (this.takes("if")) return this.condition(start);
    if (this.takes("def")) return { ...this.definition(), start, end: this.end };
    return undefined;
  }

  private condition(start: number): Statement {
    const condition = this.expression();
    const body = this.body();
    const otherwise = this.otherwise();
    return { kind: "if", condition, body, otherwise, start, end: this.end };
  }

  /** What stands behind `elif` or `else`, where one of them begins the next line as far in as its `if`. */
  private otherwise(): readonly Statement[] {
    if (this.token.kind === "end" && !this.nextLine()) return [];
    if (this.column !== this.indents.at(-1)) return [];
    const { start } = this.token;
    if (this.takes("elif")) return [this.condition(start)];
    return this.takes("else") ? this.body() : [];
  }

  private definition(): FunctionStatement {
    const name = this.expect("name", "the name of a function").text;
    const parameters: FunctionStatement["parameters"][number][] = [];
    if (!this.sees("(")) throw this.refusal("expected (", "def name(parameter):");
    const open = this.opening();
    while (!this.ends(")", open)) {
      const parameter = this.expect("name", "the name of a parameter").text;
      parameters.push({ name: parameter, otherwise: this.takes("=") ? this.expression() : undefined });
      if (!this.comma(")", open)) break;
    }
    this.close(")", open);
    return { kind: "function", name, parameters, body: this.body() };
  }

  /** What follows a colon, on the same line or indented on the next ones. */
  private body(): readonly Statement[] {
    this.expectText(":");
    if (this.blocks >= BLOCK_LIMIT)
      throw new ExpressionError(`more than ${BLOCK_LIMIT} blocks in one another`, this.token);
    this.blocks++;
    const statements = this.token.kind === "end" ? this.indented() : this.line();
    this.blocks--;
    return statements;
  }

  private indented(): readonly Statement[] {
    const outer = this.indents.at(-1) ?? 0;
    if (!this.nextLine()) throw this.unfinished("what is to be done stands behind the colon, or indented below it");
    if (this.column <= outer) throw this.refusal("what is to be done is indented below the colon");
    const statements = this.block();
    if (this.token.kind === "end" && !/\n[ \t]*\r?\n\s*$/.test(this.text.slice(this.end)))
      throw this.unfinished("an empty line ends this");
    return statements;
  }

  private unfinished(message: string): ExpressionError {
    return new ExpressionError(message, this.token, undefined, true);
  }

  private simple(): Statement {
    const { start } = this.token;
    if (this.seesWord("import") || this.seesWord("from")) return this.importing();
    if (this.takes("pass")) return { kind: "nothing", start, end: this.end };
    if (this.takes("break")) return { kind: "break", start, end: this.end };
    if (this.takes("continue")) return { kind: "continue", start, end: this.end };
    if (this.takes("global")) return { kind: "global", names: this.names(), start, end: this.end };
    if (this.takes("return")) {
      const isEmpty = this.token.kind === "end" || this.sees(";");
      return { kind: "return", value: isEmpty ? undefined : this.several(), start, end: this.end };
    }
    if (this.takes("del")) {
      const target = assignable(this.several());
      return { kind: "delete", targets: target.kind === "tuple" ? target.items : [target], start, end: this.end };
    }
    return this.beginning() ?? this.assignment();
  }

  /** `from scapy.all import *`, of which everything is here already. */
  private importing(): Statement {
    const { start } = this.take();
    if (!this.takes("scapy"))
      throw this.refusal("only scapy is imported here", "JavaScript imports other modules, with await");
    while (this.token.kind !== "end" && !this.sees(";")) this.take();
    return { kind: "nothing", start, end: this.end };
  }

  private assignment(): Statement {
    const first = this.several();
    const { start } = first;
    if (this.token.kind === "symbol" && augmented.test(this.token.text)) {
      const operator = this.take().text.slice(0, -1);
      const right = this.several();
      const value: Expression = { kind: "binary", operator, left: first, right, start, end: right.end };
      return { kind: "assignment", targets: [assignable(first)], value, start, end: this.end };
    }
    const all = [first];
    while (this.takes("=")) all.push(this.several());
    const value = all.pop() ?? first;
    if (all.length === 0) return { kind: "expression", value, start, end: this.end };
    return { kind: "assignment", targets: all.map(assignable), value, start, end: this.end };
  }

  /** One expression, or a tuple without its brackets. */
  private several(): Expression {
    const first = this.expression();
    if (!this.sees(",")) return first;
    const items = [first];
    while (this.takes(",") && this.token.kind !== "end" && !this.sees("=")) items.push(this.expression());
    return { kind: "tuple", items, start: first.start, end: this.end };
  }
}

/** An expression that something can be put in the place of. */
function assignable(target: Expression): Expression {
  const { kind } = target;
  if (kind === "name" || kind === "attribute" || kind === "item") return target;
  if (kind === "tuple" || kind === "list") {
    target.items.forEach(assignable);
    return target;
  }
  throw new ExpressionError("nothing can be put in the place of this", target, "a name stands before =");
}
