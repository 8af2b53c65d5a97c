import type { OffsetAt } from "../../bytes/time.ts";
import type { FieldType } from "../../definition/kinds.ts";
import type { Operand, Span } from "../syntax-tree.ts";
import type { Value } from "../values/value.ts";
import type { ValueWords } from "../values/value-words.ts";
import type { FilterField, Values, Vocabulary } from "../vocabulary.ts";

/** What a part of a filter asks of a subject. */
export type Test<S> = (subject: S) => boolean;

/** What an operand means: values of one type. */
export interface Term<S> {
  readonly span: Span;
  readonly type: FieldType;
  readonly values: Values<S>;
  /** Of a field that nothing is done with. */
  readonly field: FilterField<S> | undefined;
  /** What `contains` and `matches` search, where that is more than the value. */
  readonly whole: Values<S> | undefined;
  readonly constant: Constant | undefined;
  /** Alone it asks whether it is there (fields, slices), or whether one of its values is not 0. */
  readonly alone: "presence" | "truth";
}

/** A value that is written in a filter. */
export interface Constant {
  readonly value: Value;
  /** Of an address with a prefix: how many bits count. */
  readonly bits: number | undefined;
  /** Of a word that stands for several values: all of them, as inclusive ranges. */
  readonly ranges: readonly (readonly [number, number])[] | undefined;
}

/** What a value written in a filter is for: a field of this type, with these words for its values. */
export interface Wanted {
  readonly type: FieldType;
  readonly words: ValueWords | undefined;
  /** The field's name, for messages. */
  readonly name: string;
}

/** What a filter is compiled with. */
export interface Context<S> {
  readonly text: string;
  readonly vocabulary: Vocabulary<S>;
  /** What references read. */
  readonly selected: S | undefined;
  readonly localOffset: OffsetAt;
  /** Every field that the filter asks for, by name. */
  readonly asked: Map<string, FilterField<S>>;
  /** What an operand means by itself; undefined for one of values only, whose type what they are compared with tells. */
  term(operand: Operand): Term<S> | undefined;
  /** An operand of values only, as a term of the type wanted. */
  constant(operand: Operand, wanted: Wanted): Term<S>;
}

/** A term of values that are worked out. */
export function workedOut<S>(span: Span, type: FieldType, values: Values<S>): Term<S> {
  const nothing = { field: undefined, whole: undefined, constant: undefined };
  return { span, type, values, ...nothing, alone: "truth" };
}

/** A term that is the same for every subject. */
export function fixed<S>(span: Span, type: FieldType, constant: Constant): Term<S> {
  return { ...workedOut<S>(span, type, (_, found) => found(constant.value)), constant };
}

/** What stands in the filter at a place. */
export function written<S>(context: Context<S>, { start, end }: Span): string {
  return context.text.slice(start, end);
}

export function spanOf({ start, end }: Operand | Span): Span {
  return { start, end };
}

/** What a value must be to be compared with a term. */
export function wantedBy<S>(context: Context<S>, term: Term<S>): Wanted {
  return { type: term.type, words: term.field?.words, name: written(context, term.span) };
}
