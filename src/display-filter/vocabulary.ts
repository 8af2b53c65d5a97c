import type { FieldType } from "../definition/kinds.ts";
import type { Range } from "./syntax-tree.ts";
import type { Value } from "./values/value.ts";
import type { ValueWords } from "./values/value-words.ts";

/** Calls `found` with one value after another until it returns true; whether it did. */
export type Values<S> = (subject: S, found: (value: Value) => boolean) => boolean;

/** A field or a protocol that a filter can ask for. */
export interface FilterField<S> {
  /** As filters write it: `ip.src`. */
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly words: ValueWords | undefined;
  /** Reads every occurrence, or those in some layers only. Called once for each mention in a filter. */
  values(layers: readonly Range[] | undefined): Values<S>;
  /** The same as octets, as they are on the wire. */
  octets(layers: readonly Range[] | undefined): Values<S>;
  /** Of a protocol: its header with all that it carries, which is what is searched by `contains` and `matches`. */
  whole?(layers: readonly Range[] | undefined): Values<S>;
}

/** The fields that filters can ask a subject for: of packets, or of records that are none (`conn.*`). */
export interface Vocabulary<S> {
  field(name: string): FilterField<S> | undefined;
  /** Every name, for suggestions; asked for only when something is wrong, or typed. */
  names(): readonly string[];
}
