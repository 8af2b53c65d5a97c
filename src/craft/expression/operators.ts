import { encodeText } from "../../bytes/text.ts";
import type { Layer } from "../../definition/protocol.ts";
import { Raw } from "../../definition/raw.ts";
import { octetsOf } from "../explicit.ts";
import { isLayer, Stacked } from "../stacked.ts";
import { Tuple } from "../tuple.ts";
import { unseeded } from "../volatile.ts";
import { arithmetic } from "./arithmetic.ts";
import { ExpressionError } from "./expression-error.ts";
import { OCTET_LIMIT } from "./functions.ts";
import { percentFormat } from "./percent-format.ts";
import type { Scope, ScopeValues } from "./scope.ts";
import type { Expression, Span } from "./syntax-tree.ts";
import { isEqual } from "./truth.ts";

/** What a scope can do with values. */
export function valuesOf({ values }: Scope, at: Span): ScopeValues {
  if (values) return values;
  throw new ExpressionError(
    "nothing can be picked out of a value here",
    at,
    "an expression makes packets; it does not read them",
  );
}

/** What an operator of a comparison says of two values. */
export function compared(operator: string, left: unknown, right: unknown, at: Span, scope: Scope): boolean {
  switch (operator) {
    case "==":
      return isSame(left, right, scope);
    case "!=":
      return !isSame(left, right, scope);
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

/** Packets are the same where their octets are. */
function isSame(left: unknown, right: unknown, scope: Scope): boolean {
  const [one, other] = [packetOf(left, scope), packetOf(right, scope)];
  if (!(one instanceof Stacked) || !(other instanceof Stacked)) return isEqual(left, right);
  return isEqual(octetsOf(one.layers, unseeded), octetsOf(other.layers, unseeded));
}

/** The value of an operator between two values: layers are stacked, texts, octets and lists joined, the rest is arithmetic. */
export function operate(link: Expression & { kind: "binary" }, one: unknown, other: unknown, scope: Scope): unknown {
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
export function packetOf(value: unknown, scope: Scope): unknown {
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

/** A number as it is. */
export function number(value: unknown, at: Span): number | bigint {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  throw new ExpressionError(
    "a number is expected here",
    at,
    value instanceof Stacked
      ? "layers are stacked by /"
      : typeof value === "string"
        ? 'flags are letters: "S" in packet[TCP].flags, packet[TCP].flags.S'
        : undefined,
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
