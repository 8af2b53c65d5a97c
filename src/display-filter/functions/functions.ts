import { nearWords } from "../../bytes/near-words.ts";
import { DisplayFilterError } from "../filter-error.ts";
import type { Context, Term } from "../meaning/term.ts";
import { addressFunctions } from "./address-functions.ts";
import type { Call, FilterFunction } from "./function.ts";
import { numberFunctions } from "./number-functions.ts";
import { textFunctions } from "./text-functions.ts";

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
    throw new DisplayFilterError(
      `Function '${name}' does not exist`,
      span,
      near === undefined ? undefined : `did you mean \`${near}\`?`,
    );
  }
  if (given.length < known.least) {
    throw new DisplayFilterError(
      `Function ${name} needs at least ${known.least} arguments.`,
      span,
      `\`${known.usage}\``,
    );
  }
  if (given.length > known.most) {
    throw new DisplayFilterError(
      `Function ${name} can only accept ${known.most} arguments.`,
      span,
      `\`${known.usage}\``,
    );
  }
  return known.term(context, call);
}
