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
import type { Scope } from "./scope.ts";
import type { Expression, Span } from "./syntax-tree.ts";

/** The value of an expression: a Stacked of layers, text, octets, a number, a list (array), a Tuple, or null for None. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  switch (expression.kind) {
    case "number":
    case "text":
    case "octets":
      return expression.value;
    case "name":
      return named(expression.name, expression, scope);
    case "list":
      return expression.items.map((item) => evaluate(item, scope));
    case "tuple":
      return new Tuple(expression.items.map((item) => evaluate(item, scope)));
    case "dictionary":
      return Object.fromEntries(
        expression.entries.map(([key, value]) => [keyOf(evaluate(key, scope), key), evaluate(value, scope)]),
      );
    case "unary":
      return arithmetic(
        expression.operator,
        0,
        number(evaluate(expression.operand, scope), expression.operand),
        expression,
      );
    case "binary":
      return chain(expression, scope);
    case "call":
      return call(expression, scope);
    case "attribute":
      throw new ExpressionError(
        `there is no ${dotted(expression) ?? expression.name} here`,
        expression,
        "layers, numbers and texts have no attributes here",
      );
    default:
      return expression satisfies never;
  }
}

function keyOf(key: unknown, at: Span): string {
  if (typeof key === "string") return key;
  throw new ExpressionError("a key is a text", at, 'the fields of a struct are written {"name": value}');
}

/** Operators of one strength lean to the left, in chains of any length: `Ether()/IP()/…` is not evaluated in recursion. */
function chain(expression: Expression & { kind: "binary" }, scope: Scope): unknown {
  const links: (Expression & { kind: "binary" })[] = [];
  let first: Expression = expression;
  for (; first.kind === "binary"; first = first.left) links.push(first);
  let value = evaluate(first, scope);
  for (const link of links.toReversed()) value = operate(link, value, evaluate(link.right, scope));
  return value;
}

function operate(link: Expression & { kind: "binary" }, left: unknown, right: unknown): unknown {
  const { operator } = link;
  if (operator === "/" && (left instanceof Stacked || right instanceof Stacked))
    return new Stacked([...layersOf(left, link.left), ...layersOf(right, link.right)]);
  if (operator === "*" && typeof right === "number") return repeated(left, right, link);
  if (operator === "*" && typeof left === "number") return repeated(right, left, link);
  if (operator === "+") {
    if (typeof left === "string" && typeof right === "string") return left + right;
    if (left instanceof Uint8Array && right instanceof Uint8Array) return Uint8Array.from([...left, ...right]);
    if (Array.isArray(left) && Array.isArray(right)) return [...(left as unknown[]), ...(right as unknown[])];
  }
  return arithmetic(operator, number(left, link.left), number(right, link.right), link);
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
  if (scope.layers(name).length > 0 || Object.hasOwn(functions, name))
    throw new ExpressionError(`${name} is called with brackets`, at, `${name}()`);
  throw unknownName(name, at, scope);
}

function unknownName(name: string, at: Span, scope: Scope): ExpressionError {
  const near = nearWords(name, [...scope.names(), ...Object.keys(functions)]).slice(0, 4);
  return new ExpressionError(
    `there is no layer ${name}`,
    at,
    near.length > 0 ? `did you mean ${near.join(", ")}?` : "ls() lists the layers",
  );
}

function call(expression: Expression & { kind: "call" }, scope: Scope): unknown {
  const { callee } = expression;
  const name = dotted(callee);
  if (name === undefined) throw new ExpressionError("this cannot be called", callee);
  const protocols = scope.layers(name);
  if (protocols.length > 0) return new Stacked(layer(protocols, expression, scope));
  if (!Object.hasOwn(functions, name)) throw unknownName(name, callee, scope);
  const context: CallContext = {
    positional: expression.positional.map((argument) => evaluate(argument, scope)),
    named: new Map(expression.named.map(({ name: key, value }) => [key, evaluate(value, scope)])),
    span: expression,
  };
  return (functions[name] as Call)(context);
}

function dotted(expression: Expression): string | undefined {
  if (expression.kind === "name") return expression.name;
  if (expression.kind !== "attribute") return undefined;
  const of = dotted(expression.of);
  return of === undefined ? undefined : `${of}.${expression.name}`;
}

/** A layer of the first protocol of this name that has all the fields. */
function layer(
  protocols: readonly Protocol[],
  expression: Expression & { kind: "call" },
  scope: Scope,
): readonly Layer[] {
  const has = ({ fields }: Protocol): boolean => expression.named.every(({ name }) => Object.hasOwn(fields, name));
  const protocol = protocols.find(has) ?? protocols[0];
  const fields = protocol.fields as Fields;
  const keys = Object.keys(fields);
  const values: { [key: string]: unknown } = {};
  for (const { name, nameSpan, value } of expression.named) {
    if (!Object.hasOwn(fields, name)) throw unknownField(protocol, name, keys, nameSpan);
    values[name] = evaluate(value, scope);
  }
  const [octets, ...more] = expression.positional;
  if (more.length > 0)
    throw new ExpressionError(`${protocol.layer} takes one value without a name: its octets`, more[0]);
  if (!octets) return [{ protocol, values }];
  const given = evaluate(octets, scope);
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
