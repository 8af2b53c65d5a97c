import { UnresolvedNameError } from "../../craft/craft-error.ts";
import { isWritten } from "../../craft/expression/evaluate.ts";
import { ExpressionError } from "../../craft/expression/expression-error.ts";
import type { Expression, Span } from "../../craft/expression/syntax-tree.ts";
import { Stacked } from "../../craft/stacked.ts";
import { Tuple } from "../../craft/tuple.ts";
import { placed } from "../expression.ts";
import { linkTypeOf } from "../link-type.ts";
import { Packet } from "../packet.ts";
import { listOf } from "./collections.ts";

/** Whether items of a value come one after another. */
export function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** What comes one after another, when all has come. */
export async function collected(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const items: unknown[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** A value as JavaScript has it: packets of layers, arrays of tuples, functions that give such values. */
export function outward(value: unknown): unknown {
  if (value instanceof Stacked) return new Packet(value.layers, { linkType: linkTypeOf(value.layers[0]) });
  if (Array.isArray(value)) return value.map(outward);
  if (typeof value !== "function" || !isWritten(value)) return value;
  return (...given: unknown[]): unknown => {
    const result: unknown = value(...spread(given, value.length));
    return result instanceof Promise ? result.then(listed) : listed(result);
  };
}

/** What a function of several parameters is given: the parts of a pair, where a pair is what it is given first. */
function spread(given: readonly unknown[], parameters: number): readonly unknown[] {
  const [first] = given;
  const parts = parameters > 1 && typeof first === "object" && !Array.isArray(first) ? listOf(first) : undefined;
  return parts?.length === parameters ? parts : given;
}

/** What a function gave: tuples as arrays, and nothing where Python has None. */
function listed(value: unknown): unknown {
  if (value === null) return undefined;
  return value instanceof Tuple ? value.items.map(outward) : outward(value);
}

/** Has a packet built, so that a value that does not fit is shown where it is written. */
export function check(value: unknown, expression: Expression): void {
  if (!(value instanceof Packet)) return;
  try {
    value.raw();
  } catch (fault) {
    if (!(fault instanceof UnresolvedNameError)) throw located(placed(fault, expression), expression);
  }
}

/** What a function threw, with the place of the call. */
export function located(fault: unknown, at: Span): unknown {
  if (!(fault instanceof Error) || fault instanceof ExpressionError) return fault;
  return Object.assign(new ExpressionError(fault.message, at), { cause: fault });
}
