import type { FieldType } from "../../definition/kinds.ts";
import { DisplayFilterError } from "../filter-error.ts";
import type { ArithmeticSign, Operand, Span } from "../syntax-tree.ts";
import { nanosecondsOf } from "../values/times.ts";
import { classOf, comparable } from "../values/types.ts";
import { exactInteger, type Value } from "../values/value.ts";
import type { Values } from "../vocabulary.ts";
import { fixed, spanOf, wantedBy, workedOut, written, type Context, type Term, type Wanted } from "./term.ts";

type Arithmetic = Operand & { readonly kind: "arithmetic" };
/** Undefined where there is no result: a division by 0. */
type Operation = (left: Value, right: Value) => Value | undefined;

/** A calculation with fields; undefined where there are only values. */
export function arithmeticTerm<S>(context: Context<S>, operand: Arithmetic): Term<S> | undefined {
  const left = context.term(operand.left);
  const right = context.term(operand.right);
  if (!left && !right) return undefined;
  const first = left ?? context.constant(operand.left, wantedBy(context, right!));
  const second = right ?? context.constant(operand.right, wantedBeside(context, first, operand.sign));
  return calculated(context, operand, first, second);
}

/** A calculation with values only, for a field of the type wanted. */
export function constantArithmetic<S>(context: Context<S>, operand: Arithmetic, wanted: Wanted): Term<S> {
  const left = context.constant(operand.left, wanted);
  const right = context.constant(operand.right, wantedBeside(context, left, operand.sign));
  const term = calculated(context, operand, left, right);
  let value: Value | undefined;
  term.values(undefined as S, (result) => {
    value = result;
    return true;
  });
  if (value === undefined) throw new DisplayFilterError("Division by zero.", spanOf(operand));
  return fixed(term.span, term.type, { value, bits: undefined, ranges: undefined });
}

/** Times are multiplied with numbers, and moved by times. */
function wantedBeside<S>(context: Context<S>, left: Term<S>, sign: ArithmeticSign): Wanted {
  const kind = classOf(left.type);
  const isTime = kind === "moment" || kind === "duration";
  if (isTime && (sign === "*" || sign === "/")) return { type: "FT_DOUBLE", words: undefined, name: "" };
  if (kind === "moment") return { type: "FT_RELATIVE_TIME", words: undefined, name: "" };
  return { ...wantedBy(context, left), words: undefined };
}

function calculated<S>(context: Context<S>, { sign, ...at }: Arithmetic, left: Term<S>, right: Term<S>): Term<S> {
  const operation = operationFor(context, sign, left, right);
  const type = resultType(sign, left.type, right.type);
  const values: Values<S> = (subject, found) =>
    left.values(subject, (one) =>
      right.values(subject, (other) => {
        const result = operation(one, other);
        return result !== undefined && found(result);
      }),
    );
  return workedOut(spanOf(at), type, values);
}

function resultType(sign: ArithmeticSign, left: FieldType, right: FieldType): FieldType {
  if (sign === "-" && classOf(left) === "moment" && classOf(right) === "moment") return "FT_RELATIVE_TIME";
  return left === "FT_PROTOCOL" || left === "FT_ETHER" || left === "FT_EUI64"
    ? sign === "&" && left !== "FT_PROTOCOL"
      ? left
      : "FT_BYTES"
    : left;
}

function operationFor<S>(context: Context<S>, sign: ArithmeticSign, left: Term<S>, right: Term<S>): Operation {
  const kind = classOf(left.type);
  const other = classOf(right.type);
  const fail = (term: Term<S>): never => {
    throw new DisplayFilterError(`${term.type} cannot ${sign}.`, term.span, arithmeticHint(kind));
  };
  if (kind === "moment" || kind === "duration") return timeOperation(sign, kind, other) ?? fail(left);
  if (!comparable(left.type, right.type)) {
    const message = `${written(context, left.span)} and ${written(context, right.span)} are not of compatible types.`;
    throw new DisplayFilterError(
      message,
      right.span,
      kind === "float" || other === "float" ? "`double(…)` makes a floating-point number of one" : undefined,
    );
  }
  switch (kind) {
    case "integer":
      return integerOperations[sign];
    case "float":
      return floatOperations[sign] ?? fail(left);
    case "ipv4":
      return sign === "&" ? (one, two) => (Number(one) & Number(two)) >>> 0 : fail(left);
    case "ipv6":
    case "octets":
      return sign === "&" ? (one, two) => octetsAnd(one as Uint8Array, two as Uint8Array) : fail(left);
    default:
      return fail(left);
  }
}

function arithmeticHint(kind: string): string | undefined {
  return kind === "boolean" || kind === "text"
    ? "calculations take integers, floating-point numbers and times"
    : undefined;
}

function integers(
  exact: (a: bigint, b: bigint) => bigint | undefined,
  fast: (a: number, b: number) => number,
): Operation {
  return (one, two) => {
    if (typeof one === "number" && typeof two === "number") {
      const result = fast(one, two);
      if (Number.isSafeInteger(result)) return result;
    }
    const result = exact(BigInt(one as number), BigInt(two as number));
    return result === undefined ? undefined : exactInteger(result);
  };
}

const integerOperations: Readonly<Record<ArithmeticSign, Operation>> = {
  "+": integers((a, b) => a + b, (a, b) => a + b),
  "-": integers((a, b) => a - b, (a, b) => a - b),
  "*": integers((a, b) => a * b, (a, b) => a * b),
  // Towards zero, as in C.
  "/": integers((a, b) => (b === 0n ? undefined : a / b), (a, b) => Math.trunc(a / b)),
  "%": integers((a, b) => (b === 0n ? undefined : a % b), (a, b) => a % b),
  // Numbers of JavaScript are cut to 32 bits by &; what does not fit is left to bigints.
  "&": integers((a, b) => a & b, (a, b) => (a >= 0 && b >= 0 && a <= 0xffffffff && b <= 0xffffffff ? (a & b) >>> 0 : NaN)),
}; // oxfmt-ignore

const floatOperations: Readonly<Partial<Record<ArithmeticSign, Operation>>> = {
  "+": (a, b) => Number(a) + Number(b),
  "-": (a, b) => Number(a) - Number(b),
  "*": (a, b) => Number(a) * Number(b),
  "/": (a, b) => (b === 0 ? undefined : Number(a) / Number(b)),
};

function timeOperation(sign: ArithmeticSign, kind: string, other: string): Operation | undefined {
  const isTime = other === "duration" || (other === "moment" && kind === "moment" && sign === "-");
  if (sign === "+" && isTime) return (a, b) => (a as bigint) + (b as bigint);
  if (sign === "-" && isTime) return (a, b) => (a as bigint) - (b as bigint);
  if (other !== "integer" && other !== "float") return undefined;
  if (sign === "*") return (a, b) => scaled(a as bigint, Number(b));
  if (sign === "/") return (a, b) => (Number(b) === 0 ? undefined : scaled(a as bigint, 1 / Number(b), Number(b)));
  return undefined;
}

/** A time times a factor, exact where the factor (or its inverse, `divisor`) is an integer. */
function scaled(time: bigint, factor: number, divisor?: number): bigint | undefined {
  if (divisor !== undefined && Number.isSafeInteger(divisor)) return time / BigInt(divisor);
  if (Number.isSafeInteger(factor)) return time * BigInt(factor);
  const seconds = (Number(time) / 1e9) * factor;
  return Number.isFinite(seconds) ? nanosecondsOf(seconds) : undefined;
}

function octetsAnd(one: Uint8Array, two: Uint8Array): Uint8Array {
  return one.subarray(0, two.length).map((octet, i) => octet & two[i]);
}

/** `-x`. */
export function negated<S>(of: Term<S>, span: Span): Term<S> {
  const kind = classOf(of.type);
  if (kind !== "integer" && kind !== "float" && kind !== "duration") {
    throw new DisplayFilterError(`${of.type} cannot be negated.`, of.span, arithmeticHint("text"));
  }
  const minus = (value: Value): Value => (typeof value === "number" ? -value : -(value as bigint));
  if (of.constant) return fixed(span, of.type, { value: minus(of.constant.value), bits: undefined, ranges: undefined });
  const values: Values<S> = (subject, found) => of.values(subject, (value) => found(minus(value)));
  return workedOut(span, of.type, values);
}
