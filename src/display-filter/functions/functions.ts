import { nearWords } from "../../bytes/near-words.ts";
import { DisplayFilterError } from "../filter-error.ts";
import { termOf } from "../meaning/operands.ts";
import { spanOf, written, type Context, type Term } from "../meaning/term.ts";
import type { Operand, Span } from "../syntax-tree.ts";
import { addressFunctions } from "./address-functions.ts";
import { numberFunctions } from "./number-functions.ts";
import { textFunctions } from "./text-functions.ts";

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

/** The functions of the language (wireshark-filter(4), "Functions"), by name. */
export const functions: ReadonlyMap<string, FilterFunction> = new Map([
  ...Object.entries(textFunctions),
  ...Object.entries(numberFunctions),
  ...Object.entries(addressFunctions),
]);

export function callTerm<S>(context: Context<S>, call: Call): Term<S> {
  const { name, given } = call;
  const span = { start: call.start, end: call.start + name.length };
  const known = functions.get(name);
  if (!known) {
    const near = nearWords(name, [...functions.keys()])[0];
    throw new DisplayFilterError(`Function '${name}' does not exist`, span, near === undefined ? undefined : `did you mean \`${near}\`?`);
  }
  if (given.length < known.least) {
    throw new DisplayFilterError(`Function ${name} needs at least ${known.least} arguments.`, span, `\`${known.usage}\``);
  }
  if (given.length > known.most) {
    throw new DisplayFilterError(`Function ${name} can only accept ${known.most} arguments.`, span, `\`${known.usage}\``);
  }
  return known.term(context, call);
}

/** The only thing in the parentheses, which must mean something by itself. */
export function onlyField<S>(context: Context<S>, { name, given }: Call): Term<S> {
  const term = termOf(context, given[0]);
  if (term) return term;
  throw new DisplayFilterError(`Only fields can be used as parameter for ${name}()`, spanOf(given[0]));
}

/** Refuses what a function cannot be given. */
export function refused<S>(context: Context<S>, { name }: Call, term: Term<S>): never {
  throw new DisplayFilterError(`'${written(context, term.span)}' is not a valid argument to '${name}'()`, term.span);
}
