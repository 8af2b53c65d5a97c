import { DisplayFilterError } from "../filter-error.ts";
import { nameIn, unknownField } from "../meaning/faults.ts";
import { spanOf, written, type Context, type Term } from "../meaning/term.ts";
import type { Operand, Span } from "../syntax-tree.ts";

/** A call in a filter: what stands in the parentheses is an operand each. */
export interface Call extends Span {
  readonly name: string;
  readonly given: readonly Operand[];
}

export interface FilterFunction {
  readonly least: number;
  readonly most: number;
  /** What it takes and gives, for people. */
  readonly usage: string;
  term<S>(context: Context<S>, call: Call): Term<S>;
}

/** The only thing in the parentheses, which must mean something by itself. */
export function onlyField<S>(context: Context<S>, { name, given }: Call): Term<S> {
  const term = context.term(given[0]);
  if (term) return term;
  const unknown = nameIn(given[0]);
  if (unknown) throw unknownField(context, unknown);
  throw new DisplayFilterError(`Only fields can be used as parameter for ${name}()`, spanOf(given[0]));
}

/** Refuses what a function cannot be given. */
export function refused<S>(context: Context<S>, { name }: Call, term: Term<S>): never {
  throw new DisplayFilterError(`'${written(context, term.span)}' is not a valid argument to '${name}'()`, term.span);
}
