import { compileDisplayFilter, type DisplayFilter } from "../../display-filter/compile-display-filter.ts";
import { DisplayFilterError } from "../../display-filter/filter-error.ts";
import { packetVocabulary } from "../../display-filter/packet-fields.ts";
import type { Vocabulary } from "../../display-filter/vocabulary.ts";
import { FieldIndex } from "../../dissect/field-index.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import { readsNumbers } from "../../flows/reads-numbers.ts";
import { readsStreams } from "../../flows/reads-streams.ts";
import type { DissectionNeeds } from "./dissection.ts";
import type { FilterMistake } from "../messages.ts";
import { compiler } from "./everything.ts";
import { localOffset } from "./shown-columns.ts";

/** Every field by its name: what it knows took long to find out. */
export const fields: FieldIndex = new FieldIndex(compiler.catalog, compiler);

/** What filters can ask for. */
export const vocabulary: Vocabulary<Dissector> = packetVocabulary(compiler.catalog, compiler);

/** A filter that can be asked. */
export interface ReadyFilter {
  readonly filter: DisplayFilter<Dissector>;
}

/** A filter that is ready, or what is wrong with it. */
export type Compiled = ReadyFilter | { readonly mistake: FilterMistake };

/** Compiles a display filter. */
export function compileFilter(text: string): Compiled {
  try {
    return { filter: compileDisplayFilter(text, vocabulary, { localOffset }) };
  } catch (fault) {
    if (!(fault instanceof DisplayFilterError)) throw fault;
    const { message, span, hint } = fault;
    return { mistake: { message, from: span?.start ?? 0, to: span?.end ?? text.length, hint } };
  }
}

/** What a dissection must work out that is asked for the fields of these filters. */
export function needsOf(
  filters: readonly { readonly fields: readonly { readonly name: string }[] }[],
): DissectionNeeds {
  const names = filters.flatMap((filter) => filter.fields.map(({ name }) => name));
  return { numbers: readsNumbers(names, compiler, fields), streams: readsStreams(names, compiler, fields) };
}
