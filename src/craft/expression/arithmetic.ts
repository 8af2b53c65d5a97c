import { ExpressionError } from "./expression-error.ts";
import type { Span } from "./syntax-tree.ts";

/** Bits that a number may have. */
const WIDTH_LIMIT = 4096;

/** `left operator right` as Python computes it; unary operators have 0 at their left. */
export function arithmetic(operator: string, left: number | bigint, right: number | bigint, at: Span): number | bigint {
  if (operator === "/") return Number(left) / nonZero(Number(right), at);
  if (isFraction(left) || isFraction(right)) return ofFractions(operator, Number(left), Number(right), at);
  const value = ofIntegers(operator, BigInt(left), BigInt(right), at);
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

function isFraction(value: number | bigint): boolean {
  return typeof value === "number" && !Number.isInteger(value);
}

function ofFractions(operator: string, left: number, right: number, at: Span): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "//":
      return Math.floor(left / nonZero(right, at));
    case "**":
      return left ** right;
    default:
      throw new ExpressionError(`${operator} takes integers`, at);
  }
}

function ofIntegers(operator: string, left: bigint, right: bigint, at: Span): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "~":
      return ~right;
    case "*":
      return left * right;
    case "//":
      return floorDivided(left, nonZero(right, at));
    case "%":
      return left - right * floorDivided(left, nonZero(right, at));
    case "&":
      return left & right;
    case "|":
      return left | right;
    case "^":
      return left ^ right;
    case ">>":
      return left >> bounded(right, at);
    case "<<":
      return left << bounded(right, at);
    case "**":
      return left ** bounded(right, at);
    default:
      throw new ExpressionError(`there is no operator ${operator}`, at);
  }
}

function floorDivided(left: bigint, right: bigint): bigint {
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function nonZero<N extends number | bigint>(value: N, at: Span): N {
  if (Number(value) === 0) throw new ExpressionError("division by zero", at);
  return value;
}

function bounded(value: bigint, at: Span): bigint {
  if (value < 0n || value > BigInt(WIDTH_LIMIT)) throw new ExpressionError(`more than ${WIDTH_LIMIT} bits`, at);
  return value;
}
