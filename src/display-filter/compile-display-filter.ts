import type { OffsetAt } from "../bytes/time.ts";
import { DisplayFilterError } from "./filter-error.ts";
import { captureFilterHint } from "./hints/capture-filter.ts";
import { testOf } from "./meaning/meaning.ts";
import { constantTerm, termOf } from "./meaning/operands.ts";
import type { Context } from "./meaning/term.ts";
import { parseFilter } from "./syntax.ts";
import { expandMacros, type Macros } from "./syntax/macros.ts";
import type { FilterField, Vocabulary } from "./vocabulary.ts";

export interface DisplayFilterOptions<S> {
  /** What field references (`${frame.number}`) read; without it they have no values. It is read at once. */
  readonly selected?: S;
  /** Texts that `$name(…)` stands for, with `$1`, `$2` and so on for what is given. */
  readonly macros?: Macros;
  /** For moments without a zone; UTC where it is not given. */
  readonly localOffset?: OffsetAt;
}

/** A display filter that is ready to be asked. */
export interface DisplayFilter<S> {
  /** The text that it was made of, macros expanded. */
  readonly text: string;
  readonly matches: (subject: S) => boolean;
  /** The fields and protocols that it asks for. */
  readonly fields: readonly FilterField<S>[];
}

/**
 * Compiles a filter of Wireshark's display-filter language (wireshark-filter(4), of version 4.6) for subjects that have the
 * fields of `vocabulary`. An empty text matches everything. Throws a DisplayFilterError.
 */
export function compileDisplayFilter<S>(
  text: string,
  vocabulary: Vocabulary<S>,
  options: DisplayFilterOptions<S> = {},
): DisplayFilter<S> {
  const expanded = expandMacros(text, options.macros ?? {});
  try {
    return compiled(expanded, vocabulary, options);
  } catch (fault) {
    if (!(fault instanceof DisplayFilterError)) throw fault;
    // Of records that are no packets there are no capture filters.
    const hint = vocabulary.field("frame") === undefined ? undefined : captureFilterHint(expanded);
    throw new DisplayFilterError(fault.message, fault.span, hint ?? fault.hint);
  }
}

const anything = (): boolean => true;

function compiled<S>(expanded: string, vocabulary: Vocabulary<S>, options: DisplayFilterOptions<S>): DisplayFilter<S> {
  const expression = parseFilter(expanded);
  if (!expression) return { text: expanded, matches: anything, fields: [] };
  const asked = new Map<string, FilterField<S>>();
  const context: Context<S> = {
    text: expanded,
    vocabulary,
    selected: options.selected,
    localOffset: options.localOffset ?? (() => 0),
    asked,
    term: (operand) => termOf(context, operand),
    constant: (operand, wanted) => constantTerm(context, operand, wanted),
  };
  const matches = testOf(context, expression);
  return { text: expanded, matches, fields: [...asked.values()] };
}
