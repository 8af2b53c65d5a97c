import { compileDisplayFilter, type DisplayFilter } from "../../display-filter/compile-display-filter.ts";
import { DisplayFilterError } from "../../display-filter/filter-error.ts";
import { packetVocabulary } from "../../display-filter/packet-fields.ts";
import type { Vocabulary } from "../../display-filter/vocabulary.ts";
import { FieldIndex } from "../../dissect/field-index.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { readsNumbers } from "../../flows/reads-numbers.ts";
import type { FilterMistake } from "../messages.ts";
import { compiler } from "./everything.ts";
import { localOffset } from "./shown-columns.ts";

/** Every field by its name: what it knows took long to find out. */
export const fields: FieldIndex = new FieldIndex(compiler.catalog, compiler);

/** What filters can ask for. */
export const vocabulary: Vocabulary<Dissector> = packetVocabulary(compiler.catalog, compiler);

/** A filter, and whether it reads what other packets tell (`SessionNeeds`). */
export interface ReadyFilter {
  readonly filter: DisplayFilter<Dissector>;
  readonly numbers: boolean;
}

/** A filter that is ready, or what is wrong with it. */
export type Compiled = ReadyFilter | { readonly mistake: FilterMistake };

/** Compiles a display filter. */
export function compileFilter(text: string): Compiled {
  try {
    const filter = compileDisplayFilter(text, vocabulary, { localOffset });
    const names = filter.fields.map(({ name }) => name);
    return { filter, numbers: readsNumbers(names, compiler, fields) };
  } catch (fault) {
    if (!(fault instanceof DisplayFilterError)) throw fault;
    const { message, span, hint } = fault;
    return { mistake: { message, from: span?.start ?? 0, to: span?.end ?? text.length, hint } };
  }
}
