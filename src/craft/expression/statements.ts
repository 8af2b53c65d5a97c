import { ExpressionError } from "./expression-error.ts";
import { ExpressionParser } from "./syntax.ts";
import type { Expression, Statement } from "./syntax-tree.ts";

const augmented = /^(?:\*\*|\/\/|<<|>>|[-+*/%&|^])=$/;

/** Parses the statements of one line, `;` between them. Throws an ExpressionError. */
export function parseStatements(text: string): readonly Statement[] {
  const parser = new StatementParser(text);
  const statements = parser.statements();
  parser.atEnd();
  return statements;
}

class StatementParser extends ExpressionParser {
  statements(): Statement[] {
    const statements: Statement[] = [];
    while (this.token.kind !== "end") {
      statements.push(this.statement());
      if (!this.takes(";")) break;
    }
    return statements;
  }

  private statement(): Statement {
    const { start } = this.token;
    if (this.seesWord("import") || this.seesWord("from")) return this.importing();
    if (this.takes("pass")) return { kind: "nothing", start, end: this.end };
    if (this.takes("del")) {
      const target = assignable(this.several());
      return { kind: "delete", targets: target.kind === "tuple" ? target.items : [target], start, end: this.end };
    }
    if (this.takes("for")) {
      const names = this.names();
      this.expectText("in");
      const of = this.several();
      return { kind: "for", names, of, body: this.body(), start, end: this.end };
    }
    if (this.takes("if")) {
      const condition = this.expression();
      return { kind: "if", condition, body: this.body(), start, end: this.end };
    }
    return this.assignment();
  }

  /** `from scapy.all import *`, of which everything is here already. */
  private importing(): Statement {
    const { start } = this.take();
    if (!this.takes("scapy"))
      throw this.refusal("only scapy is imported here", "JavaScript imports other modules, with await");
    while (this.token.kind !== "end" && !this.sees(";")) this.take();
    return { kind: "nothing", start, end: this.end };
  }

  /** What follows the colon of a `for` or an `if`, on the same line. */
  private body(): readonly Statement[] {
    this.expectText(":");
    const body = this.statements();
    if (body.length === 0) throw this.refusal("what is to be done stands behind the colon, on the same line");
    return body;
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
