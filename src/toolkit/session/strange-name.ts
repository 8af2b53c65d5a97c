import { partsOf } from "../../craft/expression/parts.ts";
import type { Expression, Span, Statement } from "../../craft/expression/syntax-tree.ts";

type Named = Span & { readonly name: string };

/** The first name in statements that has no value; what is in a `def` is only known when it runs. */
export function strangeName(
  statements: readonly Statement[],
  knows: (name: string) => boolean,
  bound = new Set<string>(),
): Named | undefined {
  for (const statement of statements) {
    const strange = inStatement(statement, (name) => bound.has(name) || knows(name), bound);
    if (strange) return strange;
  }
  return undefined;
}

/** Whether statements hold what JavaScript alone has: `{ dst: "10.0.0.1" }`, whose key is a name, and `undefined`. */
export function isJavaScript(statements: readonly Statement[]): boolean {
  return statements.some((statement) => {
    switch (statement.kind) {
      case "expression":
        return isForeign(statement.value);
      case "assignment":
        return [statement.value, ...statement.targets].some(isForeign);
      case "for":
        return isForeign(statement.of) || isJavaScript(statement.body);
      case "if":
        return isForeign(statement.condition) || isJavaScript([...statement.body, ...statement.otherwise]);
      case "while":
        return isForeign(statement.condition) || isJavaScript(statement.body);
      case "function":
        return isJavaScript(statement.body);
      case "return":
        return statement.value !== undefined && isForeign(statement.value);
      default:
        return false;
    }
  });
}

function isForeign(expression: Expression): boolean {
  if (expression.kind === "name") return expression.name === "undefined";
  if (expression.kind === "dictionary" && expression.entries.some(([key]) => key.kind === "name")) return true;
  return partsOf(expression).some(isForeign);
}

function inStatement(statement: Statement, knows: (name: string) => boolean, bound: Set<string>): Named | undefined {
  switch (statement.kind) {
    case "expression":
      return inExpression(statement.value, knows);
    case "assignment": {
      const held = statement.targets.filter(({ kind }) => kind !== "name").flatMap(partsHeld);
      const strange = first([statement.value, ...held], knows);
      for (const target of statement.targets.flatMap(namesIn)) bound.add(target.name);
      return strange;
    }
    case "delete":
      return first(statement.targets, knows);
    case "for": {
      const strange = inExpression(statement.of, knows);
      for (const name of statement.names) bound.add(name);
      return strange ?? strangeName(statement.body, knows, bound);
    }
    case "if":
      return (
        inExpression(statement.condition, knows) ??
        strangeName([...statement.body, ...statement.otherwise], knows, bound)
      );
    case "while":
      return inExpression(statement.condition, knows) ?? strangeName(statement.body, knows, bound);
    case "function":
      bound.add(statement.name);
      return first(
        statement.parameters.flatMap(({ otherwise }) => otherwise ?? []),
        knows,
      );
    case "return":
      return statement.value && inExpression(statement.value, knows);
    case "global":
    case "break":
    case "continue":
    case "nothing":
      return undefined;
    default:
      return statement satisfies never;
  }
}

function inExpression(expression: Expression, knows: (name: string) => boolean): Named | undefined {
  switch (expression.kind) {
    case "name":
      return knows(expression.name) ? undefined : expression;
    case "lambda":
      return inExpression(expression.body, (name) => expression.parameters.includes(name) || knows(name));
    case "comprehension": {
      const { names, of, condition, item } = expression;
      const inside = condition ? [condition, item] : [item];
      return inExpression(of, knows) ?? first(inside, (name) => names.includes(name) || knows(name));
    }
    default:
      return first(partsOf(expression), knows);
  }
}

function first(expressions: readonly Expression[], knows: (name: string) => boolean): Named | undefined {
  for (const one of expressions) {
    const strange = inExpression(one, knows);
    if (strange) return strange;
  }
  return undefined;
}

/** What must have a value already where something is put: of `a, b[c]` it is `b` and `c`. */
function partsHeld(target: Expression): readonly Expression[] {
  if (target.kind === "name") return [];
  return target.kind === "tuple" || target.kind === "list" ? target.items.flatMap(partsHeld) : partsOf(target);
}

function namesIn(target: Expression): readonly Named[] {
  if (target.kind === "name") return [target];
  return target.kind === "tuple" || target.kind === "list" ? target.items.flatMap(namesIn) : [];
}
