import { formatFilterError } from "../capture-filter/format-filter-error.ts";
import { compileDisplayFilter, type DisplayFilter } from "../display-filter/compile-display-filter.ts";
import { DisplayFilterError } from "../display-filter/filter-error.ts";
import { packetVocabulary } from "../display-filter/packet-fields.ts";
import { recordVocabulary, type RecordField } from "../display-filter/record-fields.ts";
import type { Vocabulary } from "../display-filter/vocabulary.ts";
import type { Compiler } from "../dissect/compile.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { localTime } from "../host/time-zone.ts";
import type { CommandIo } from "./io.ts";
import { Refusal } from "./refusal.ts";

/** tshark's exit code for a filter that is not as it should be. */
const INVALID = 2;

/** Makes a display filter for packets of the catalog that `compiler` is for; throws `Refusal` with the place of a mistake. */
export function displayFilter(text: string, compiler: Compiler, io: CommandIo): DisplayFilter<Dissector> {
  return compiled(text, packetVocabulary(compiler.catalog, compiler), io);
}

/** Makes a display filter for records that are no packets, whose fields these are; empty text accepts all. Throws `Refusal`. */
export function recordFilter<R>(
  text: string,
  title: string,
  fields: { readonly [name: string]: RecordField<R> },
  io: CommandIo,
): (record: R) => boolean {
  if (text === "") return () => true;
  const filter = compiled(text, recordVocabulary(title, fields), io, `fields are ${Object.keys(fields).join(", ")}`);
  return (record) => filter.matches(record);
}

/** `hint` is what is said of a mistake of which there is nothing better to say. */
function compiled<S>(text: string, vocabulary: Vocabulary<S>, io: CommandIo, hint?: string): DisplayFilter<S> {
  try {
    return compileDisplayFilter(text, vocabulary, { localOffset: localTime(io.env["TZ"]) });
  } catch (fault) {
    if (!(fault instanceof DisplayFilterError)) throw fault;
    const { message, span } = fault;
    throw new Refusal(formatFilterError({ message, span, hint: fault.hint ?? hint }, text), INVALID);
  }
}
