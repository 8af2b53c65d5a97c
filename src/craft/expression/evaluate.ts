import { nearWords } from "../../bytes/near-words.ts";
import { encodeText } from "../../bytes/text.ts";
import type { Fields } from "../../definition/kinds.ts";
import type { Layer, Protocol } from "../../definition/protocol.ts";
import { Raw } from "../../definition/raw.ts";
import { isLayer, Stacked } from "../stacked.ts";
import { Volatile } from "../volatile.ts";
import { Tuple } from "../tuple.ts";
import { arithmetic } from "./arithmetic.ts";
import { ExpressionError } from "./expression-error.ts";
import { functions, OCTET_LIMIT, type Call, type CallContext } from "./functions.ts";
import { braceFormat, percentFormat } from "./percent-format.ts";
import { withNames, type Scope, type ScopeValues } from "./scope.ts";
import type { Expression, Span } from "./syntax-tree.ts";
import { isEqual, isTrue } from "./truth.ts";

/** Evaluation, step by step: what it yields is waited for. */
type Steps<Value> = Generator<unknown, Value, unknown>;

/**
 * The value of an expression: a Stacked of layers, text, octets, a number, a list (array), a Tuple, or null for None; a
 * promise of it where a function that the scope calls gives one.
 */
export function evaluate(expression: Expression, scope: Scope): unknown {
  return finished(steps(expression, scope));
}

const lambdas = new WeakSet<object>();

/** Whether a function is a lambda of an expression. */
export function isLambda(value: unknown): value is (...given: readonly unknown[]) => unknown {
  return typeof value === "function" && lambdas.has(value);
}

function finished<Value>(evaluation: Steps<Value>): Value | Promise<Value> {
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

function* steps(expression: Expression, scope: Scope): Steps<unknown> {
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
      Object.defineProperty(lambda, "length", { value: parameters.length });
      lambdas.add(lambda);
      return lambda;
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
  for (const one of expressions) values.push(one && (yield* steps(one, scope)));
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

/** What a scope can do with values. */
function valuesOf({ values }: Scope, at: Span): ScopeValues {
  if (values) return values;
  throw new ExpressionError(
    "nothing can be picked out of a value here",
    at,
    "an expression makes packets; it does not read them",
  );
}

function keyOf(key: unknown, at: Span): string {
  if (typeof key === "string") return key;
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

function compared(operator: string, left: unknown, right: unknown, at: Span, scope: Scope): boolean {
  switch (operator) {
    case "==":
      return isEqual(left, right);
    case "!=":
      return !isEqual(left, right);
    case "is":
      return left === right;
    case "is not":
      return left !== right;
    case "in":
      return valuesOf(scope, at).has(right, left, at);
    case "not in":
      return !valuesOf(scope, at).has(right, left, at);
  }
  const texts = typeof left === "string" && typeof right === "string";
  const [one, other] = texts ? [left, right] : [number(left, at), number(right, at)];
  if (operator === "<") return one < other;
  if (operator === "<=") return one <= other;
  return operator === ">" ? one > other : one >= other;
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

function operate(link: Expression & { kind: "binary" }, one: unknown, other: unknown, scope: Scope): unknown {
  const { operator } = link;
  const [left, right] = [packetOf(one, scope), packetOf(other, scope)];
  if (operator === "/" && (left instanceof Stacked || right instanceof Stacked))
    return new Stacked([...layersOf(left, link.left), ...layersOf(right, link.right)]);
  if (operator === "%" && typeof left === "string") {
    const values = right instanceof Tuple ? right.items : [right];
    return percentFormat(left, values, (value) => scope.values?.text(value) ?? String(value), link);
  }
  if (operator === "*" && typeof right === "number") return repeated(left, right, link);
  if (operator === "*" && typeof left === "number") return repeated(right, left, link);
  if (operator === "+") {
    if (typeof left === "string" && typeof right === "string") return left + right;
    if (left instanceof Uint8Array && right instanceof Uint8Array) return Uint8Array.from([...left, ...right]);
    if (Array.isArray(left) && Array.isArray(right)) return [...(left as unknown[]), ...(right as unknown[])];
  }
  return arithmetic(operator, number(left, link.left), number(right, link.right), link);
}

/** A packet that was made before as the layers that it is stacked as; other values as they are. */
function packetOf(value: unknown, scope: Scope): unknown {
  if (typeof value !== "object" || value instanceof Stacked) return value;
  const layers = scope.values?.layersOf(value);
  return layers ? new Stacked(layers) : value;
}

function repeated(value: unknown, times: number, at: Span): unknown {
  if (typeof value === "number") return value * times;
  const size = typeof value === "string" || value instanceof Uint8Array || Array.isArray(value) ? value.length : 1;
  if (!Number.isInteger(times) || size * times > OCTET_LIMIT)
    throw new ExpressionError(`repeated to more than ${OCTET_LIMIT} octets`, at);
  const count = Math.max(0, times);
  if (typeof value === "string") return value.repeat(count);
  if (value instanceof Uint8Array)
    return Uint8Array.from({ length: value.length * count }, (_, i) => value[i % value.length]);
  if (value instanceof Stacked) return Array.from({ length: count }, () => value);
  if (Array.isArray(value)) return Array.from({ length: count }, () => value as unknown[]).flat();
  throw new ExpressionError("only numbers, texts, octets, lists and packets can be multiplied", at);
}

function number(value: unknown, at: Span): number | bigint {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  throw new ExpressionError(
    "a number is expected here",
    at,
    value instanceof Stacked ? "layers are stacked by /" : undefined,
  );
}

/** The layers of a packet, of text or octets as what it carries. */
function layersOf(value: unknown, at: Span): readonly Layer[] {
  if (value instanceof Stacked) return value.layers;
  if (isLayer(value)) return [value];
  if (typeof value === "string") return [Raw({ load: encodeText(value) })];
  if (value instanceof Uint8Array) return [Raw({ load: value })];
  throw new ExpressionError("only layers, texts and octets can be stacked", at);
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
    values[name] = packetOf(yield* steps(value, scope), scope);
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
