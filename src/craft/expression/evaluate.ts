import { nearWords } from "../../bytes/near-words.ts";
import { encodeText } from "../../bytes/text.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Layer, Protocol } from "../../definition/protocol.ts";
import { Stacked } from "../stacked.ts";
import { Volatile } from "../volatile.ts";
import { Tuple } from "../tuple.ts";
import { arithmetic } from "./arithmetic.ts";
import { ExpressionError } from "./expression-error.ts";
import { functions, type Call, type CallContext } from "./functions.ts";
import { compared, number, operate, packetOf, valuesOf } from "./operators.ts";
import { braceFormat } from "./percent-format.ts";
import { withNames, type Scope } from "./scope.ts";
import type { Expression, Span } from "./syntax-tree.ts";
import { isTrue } from "./truth.ts";

/** Evaluation, step by step: what it yields is waited for. */
export type Steps<Value> = Generator<unknown, Value, unknown>;

/**
 * The value of an expression: a Stacked of layers, text, octets, a number, a list (array), a Tuple, or null for None; a
 * promise of it where a function that the scope calls gives one.
 */
export function evaluate(expression: Expression, scope: Scope): unknown {
  return finished(steps(expression, scope));
}

/** Functions of this language, and the names of their parameters. */
const written = new WeakMap<object, readonly string[]>();

/** Whether a function was written in this language. */
export function isWritten(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === "function" && written.has(value);
}

/** The names of the parameters of a function that was written in this language. */
export function writtenParameters(callable: object): readonly string[] | undefined {
  return written.get(callable);
}

/** Makes a function one that was written in this language. */
export function asWritten(
  made: (...given: readonly unknown[]) => unknown,
  parameters: readonly string[],
): (...given: readonly unknown[]) => unknown {
  Object.defineProperty(made, "length", { value: parameters.length });
  written.set(made, parameters);
  return made;
}

/** The value of an evaluation, at once where it waits for nothing. */
export function finished<Value>(evaluation: Steps<Value>): Value | Promise<Value> {
  const first = evaluation.next();
  return first.done === true ? first.value : later(evaluation, first.value);
}

async function later<Value>(evaluation: Steps<Value>, awaited: unknown): Promise<Value> {
  for (let wait = awaited; ;) {
    const turn = await Promise.resolve(wait).then(
      (value) => evaluation.next(value),
      (fault: unknown) => evaluation.throw(fault),
    );
    if (turn.done === true) return turn.value;
    wait = turn.value;
  }
}

/** The value of an expression, step by step. */
export function* steps(expression: Expression, scope: Scope): Steps<unknown> {
  switch (expression.kind) {
    case "number":
    case "text":
    case "octets":
      return expression.value;
    case "name":
      return named(expression.name, expression, scope);
    case "list":
      return yield* all(expression.items, scope);
    case "tuple":
      return new Tuple(yield* all(expression.items, scope));
    case "dictionary": {
      const entries: [string, unknown][] = [];
      for (const [key, value] of expression.entries)
        entries.push([keyOf(yield* steps(key, scope), key), yield* steps(value, scope)]);
      return Object.fromEntries(entries);
    }
    case "unary": {
      const { operator, operand } = expression;
      return arithmetic(operator, 0, number(yield* steps(operand, scope), operand), expression);
    }
    case "binary":
      return yield* chain(expression, scope);
    case "call":
      return yield* call(expression, scope);
    case "attribute":
      return valuesOf(scope, expression).attribute(yield* steps(expression.of, scope), expression.name, expression);
    case "item": {
      const of = yield* steps(expression.of, scope);
      return valuesOf(scope, expression).item(of, yield* steps(expression.key, scope), expression);
    }
    case "slice": {
      const of = yield* steps(expression.of, scope);
      return valuesOf(scope, expression).slice(of, yield* all(expression.parts, scope), expression);
    }
    case "joined": {
      let text = "";
      for (const { value, format } of expression.parts) {
        const made = yield* steps(value, scope);
        const shown = scope.values?.text(made) ?? String(made);
        text += format === "" ? shown : braceFormat(format, made, shown, value);
      }
      return text;
    }
    case "comparison":
      return yield* comparison(expression, scope);
    case "not":
      return !isTrue(yield* steps(expression.operands[0], scope));
    case "and":
    case "or": {
      let value: unknown;
      for (const operand of expression.operands) {
        value = yield* steps(operand, scope);
        if (isTrue(value) === (expression.kind === "or")) break;
      }
      return value;
    }
    case "conditional":
      return yield* steps(
        isTrue(yield* steps(expression.condition, scope)) ? expression.yes : expression.otherwise,
        scope,
      );
    case "lambda": {
      const { parameters, body } = expression;
      const lambda = (...given: readonly unknown[]): unknown =>
        evaluate(body, withNames(scope, new Map(parameters.map((name, i) => [name, given[i]]))));
      return asWritten(lambda, parameters);
    }
    case "comprehension": {
      const made: unknown[] = [];
      const { names, of, condition, item } = expression;
      for (const one of valuesOf(scope, expression).each(yield* steps(of, scope), of)) {
        const inner = withNames(scope, unpacked(names, one, scope, of));
        if (!condition || isTrue(yield* steps(condition, inner))) made.push(yield* steps(item, inner));
      }
      return made;
    }
    default:
      return expression satisfies never;
  }
}

function* all(expressions: readonly (Expression | undefined)[], scope: Scope): Steps<unknown[]> {
  const values: unknown[] = [];
  for (const one of expressions)
    values.push(one === undefined || isLiteral(one) ? one?.value : yield* steps(one, scope));
  return values;
}

/** A value for each name: several names share the items of one value. */
export function unpacked(
  names: readonly string[],
  value: unknown,
  scope: Scope,
  at: Span,
): ReadonlyMap<string, unknown> {
  if (names.length === 1) return new Map([[names[0], value]]);
  const items = [...valuesOf(scope, at).each(value, at)];
  if (items.length === names.length) return new Map(names.map((name, i) => [name, items[i]]));
  throw new ExpressionError(`there are ${names.length} names for this, which is not as many values`, at);
}

function keyOf(key: unknown, at: Span): string {
  if (typeof key === "string" || typeof key === "number") return String(key);
  throw new ExpressionError("a key is a text", at, 'the fields of a struct are written {"name": value}');
}

function* comparison(expression: Expression & { kind: "comparison" }, scope: Scope): Steps<boolean> {
  const { operands, operators } = expression;
  let left = yield* steps(operands[0], scope);
  for (const [i, operator] of operators.entries()) {
    const right = yield* steps(operands[i + 1], scope);
    if (!compared(operator, left, right, expression, scope)) return false;
    left = right;
  }
  return true;
}

/** Operators of one strength lean to the left, in chains of any length: `Ether()/IP()/…` is not evaluated in recursion. */
function* chain(expression: Expression & { kind: "binary" }, scope: Scope): Steps<unknown> {
  const links: (Expression & { kind: "binary" })[] = [];
  let first: Expression = expression;
  for (; first.kind === "binary"; first = first.left) links.push(first);
  let value = yield* steps(first, scope);
  for (const link of links.toReversed()) value = operate(link, value, yield* steps(link.right, scope), scope);
  return value;
}

function named(name: string, at: Span, scope: Scope): unknown {
  switch (name) {
    case "None":
      return null;
    case "True":
      return true;
    case "False":
      return false;
  }
  const constant = scope.constant(name);
  if (constant !== undefined) return constant;
  const value = scope.values?.named(name);
  if (value !== undefined) return value;
  if (scope.layers(name).length > 0 || Object.hasOwn(functions, name))
    throw new ExpressionError(`${name} is called with brackets`, at, `${name}()`);
  throw unknownName(name, at, scope);
}

/** What is said of a name that means nothing. */
export function unknownName(name: string, at: Span, scope: Scope): ExpressionError {
  const known = new Set([...scope.names(), ...Object.keys(functions), ...(scope.values?.names() ?? [])]);
  const near = nearWords(name, [...known]);
  return new ExpressionError(
    `there is no ${scope.values ? "" : "layer "}${name}`,
    at,
    near.length > 0 ? `did you mean ${near.slice(0, 4).join(", ")}?` : "ls() lists the layers",
  );
}

function* call(expression: Expression & { kind: "call" }, scope: Scope): Steps<unknown> {
  const { callee } = expression;
  const name = dotted(callee);
  const protocols = name === undefined ? [] : scope.layers(name);
  if (protocols.length > 0) return new Stacked(yield* layer(protocols, expression, scope));
  const isFunction = name !== undefined && Object.hasOwn(functions, name) && scope.values?.named(name) === undefined;
  if (!isFunction && !scope.values)
    throw name === undefined ? new ExpressionError("this cannot be called", callee) : unknownName(name, callee, scope);
  const called = isFunction ? undefined : yield* steps(callee, scope);
  const positional = yield* all(expression.positional, scope);
  const values = yield* all(
    expression.named.map(({ value }) => value),
    scope,
  );
  const byName = new Map(expression.named.map(({ name: key }, i) => [key, values[i]]));
  if (!isFunction) {
    const result = valuesOf(scope, expression).call(called, positional, byName, expression);
    return result instanceof Promise ? yield result : result;
  }
  const given = positional.map((value) => packetOf(value, scope));
  const context: CallContext = { positional: given, named: byName, span: expression };
  return (functions[name] as Call)(context);
}

function dotted(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.name;
  if (expression.kind !== "attribute") return undefined;
  const of = dotted(expression.of);
  return of === undefined ? undefined : `${of}.${expression.name}`;
}

/** Whether the value is what is written: there is nothing to take steps for, which cost more than it. */
function isLiteral(expression: Expression): expression is Literal {
  return expression.kind === "text" || expression.kind === "number" || expression.kind === "octets";
}

type Literal = Expression & { readonly kind: "text" | "number" | "octets" };

/** A layer of the first protocol of this name that has all the fields. */
function* layer(
  protocols: readonly Protocol[],
  expression: Expression & { kind: "call" },
  scope: Scope,
): Steps<readonly Layer[]> {
  const has = ({ fields }: Protocol): boolean => expression.named.every(({ name }) => Object.hasOwn(fields, name));
  const protocol = protocols.find(has) ?? protocols[0];
  const fields = protocol.fields as Fields;
  const keys = Object.keys(fields);
  const values: { [key: string]: unknown } = {};
  for (const { name, nameSpan, value } of expression.named) {
    if (!Object.hasOwn(fields, name)) throw unknownField(protocol, name, keys, nameSpan);
    values[name] = isLiteral(value) ? value.value : packetOf(yield* steps(value, scope), scope);
  }
  const [octets, ...more] = expression.positional;
  if (more.length > 0)
    throw new ExpressionError(`${protocol.layer} takes one value without a name: its octets`, more[0]);
  if (!octets) return [{ protocol, values }];
  const given = packetOf(yield* steps(octets, scope), scope);
  // What Raw and Padding carry may be drawn later.
  if (Object.hasOwn(fields, "load") && given instanceof Volatile)
    return [{ protocol, values: { ...values, load: given } }];
  const bytes = typeof given === "string" ? encodeText(given) : given;
  if (bytes instanceof Stacked) return [{ protocol, values }, ...bytes.layers];
  if (!(bytes instanceof Uint8Array))
    throw new ExpressionError(
      `${protocol.layer} takes its octets as b"…"; fields have names`,
      octets,
      `its fields are ${keys.join(", ")}`,
    );
  const [first, ...rest] = scope.read(protocol, bytes);
  return [{ ...first, values: { ...(first.values as object), ...values } }, ...rest] as readonly Layer[];
}

function unknownField(protocol: Protocol, name: string, keys: readonly string[], at: Span): ExpressionError {
  const near = nearWords(name, keys).slice(0, 3);
  const list = keys.length > 0 ? `its fields are ${keys.join(", ")}` : "it has no fields";
  return new ExpressionError(
    `${protocol.layer} has no field ${name}`,
    at,
    near.length > 0 ? `did you mean ${near.join(", ")}? ${list}` : list,
  );
}
