import type { AncillaryName } from "./instruction.ts";
import { calculate } from "./term.ts";

/** How two numbers make a third; all of it in unsigned 32 bits. Dividing by zero, or taking a remainder, rejects the packet. */
export type Operator = "add" | "sub" | "mul" | "div" | "mod" | "and" | "or" | "xor" | "lsh" | "rsh";

/** An unsigned 32-bit number computed from a packet. Values are plain data: the same computation is equal, not identical. */
export type Value =
  | { readonly kind: "constant"; readonly k: number }
  | Load
  | { readonly kind: "length" }
  | { readonly kind: "ancillary"; readonly name: AncillaryName }
  | { readonly kind: "operation"; readonly operator: Operator; readonly left: Value; readonly right: Value }
  | Variable;

/** `size` octets in network order at base + offset, a sum that does not wrap around; beyond what was captured it rejects the packet. */
export interface Load {
  readonly kind: "load";
  readonly size: 1 | 2 | 4;
  readonly base: Value | undefined;
  readonly offset: number;
}

/** A number that a step has computed earlier (see `Step`); zero before the first. Its identity is the object. */
export interface Variable {
  readonly kind: "variable";
  /** What it holds, for people: `length of the radiotap header`. */
  readonly name: string;
}

/** The original length of the packet. */
export const packetLength: Value = { kind: "length" };

export function constant(k: number): Value {
  return { kind: "constant", k: k >>> 0 };
}

/** A base that is constant is added to the offset here, modulo 2^32: with a header at 14, `ip[-1]` is octet 13. */
export function load(size: 1 | 2 | 4, offset: number, base?: Value): Load {
  if (base?.kind === "constant") return load(size, base.k + offset);
  return { kind: "load", size, base, offset: offset >>> 0 };
}

export function ancillary(name: AncillaryName): Value {
  return { kind: "ancillary", name };
}

/** What is computed from constants alone is computed here, where there is a result. */
export function operation(operator: Operator, left: Value, right: Value | number): Value {
  if (typeof right === "number") return operation(operator, left, constant(right));
  const k = left.kind === "constant" && right.kind === "constant" ? calculate(operator, left.k, right.k) : undefined;
  return k === undefined ? { kind: "operation", operator, left, right } : constant(k);
}

export function variable(name: string): Variable {
  return { kind: "variable", name };
}
