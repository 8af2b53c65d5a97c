/** The constructors of fields: what a protocol's definition is written with. */

import type { Custom } from "./custom.ts";
import type {
  AnyField,
  Cases,
  Common,
  Condition,
  Field,
  Fields,
  InOf,
  Input,
  Names,
  OptionCases,
  Opaque,
  OptionShape,
  OutOf,
  Raw,
  Size,
  Until,
  Values,
} from "./kinds.ts";
import type { Start } from "./starts.ts";

type Numeric<N extends Names> = number | (keyof N & string);
type Number_<N extends Names> = Common<Numeric<N>> & { readonly names?: N };

function unsigned(size: number) {
  return <const N extends Names = Names>(
    about: Number_<N> & { readonly parts?: Fields; readonly little?: boolean } = {},
  ): Field<number, Numeric<N>> => ({ kind: "uint", size, ...about });
}

/** Unsigned integers, big-endian unless `little`. `parts` names the bit fields that a filter can ask for. */
export const u8 = unsigned(1);
export const u16 = unsigned(2);
export const u24 = unsigned(3);
export const u32 = unsigned(4);
export const u48 = unsigned(6);

/** Two's complement of 1 to 4 octets. */
export function int(size: 1 | 2 | 3 | 4, about: Common<number> & { readonly little?: boolean } = {}): Field<number> {
  return { kind: "uint", size, signed: true, ...about };
}

/** Unsigned 64 bits, as a bigint. */
export function u64(
  about: Common<bigint | number> & { readonly little?: boolean } = {},
): Field<bigint, bigint | number> {
  return { kind: "uint64", ...about };
}

/** `width` bits, most significant first; a run of them fills whole octets. */
export function bits<const N extends Names = Names>(width: number, about: Number_<N> = {}): Field<number, Numeric<N>> {
  return { kind: "bits", width, ...about };
}

/**
 * Single bits, least significant first. With `letters` (one a bit) the value reads as `"SA"`, otherwise as `"DF+MF"`;
 * a builder also takes the number.
 */
export function flags(
  width: number,
  names: readonly string[],
  about: Common<string | number> & { readonly letters?: string } = {},
): Field<string, string | number> {
  return { kind: "flags", width, flags: names, ...about };
}

/** A floating-point number that is worked out. */
export function double(about: Common<number> = {}): Field<number> {
  return { kind: "double", type: "FT_DOUBLE", ...about };
}

/** A moment that is worked out, as seconds and nanoseconds since 1970-01-01 UTC. */
export function time(about: Common<number> = {}): Field<number> {
  return { kind: "time", type: "FT_ABSOLUTE_TIME", ...about };
}

/** A duration that is worked out, as seconds and nanoseconds. */
export function relativeTime(about: Common<number> = {}): Field<number> {
  return { kind: "time", type: "FT_RELATIVE_TIME", ...about };
}

/** A frame's number that is worked out: where the answer is, what is acknowledged. */
export function frameNumber(about: Common<number> = {}): Field<number> {
  return { kind: "uint", size: 4, type: "FT_FRAMENUM", ...about };
}

/** A field without a value: that something is so (a flag of an analysis, an expert's remark, which may have a text). */
export function mark(about: Common<never> = {}): Field<undefined> {
  return { kind: "struct", fields: {}, type: "FT_NONE", ...about } as Field<undefined>;
}

/** A field that takes no octets: where it stands Wireshark says that something is so, or which of several things it is. */
export function implied(about: Common<never> & { readonly is?: number }): Field<undefined> {
  const { is = 1, ...rest } = about;
  const codec: Custom<undefined> = {
    name: "implied",
    skip: (_bytes, at) => at,
    read: () => undefined,
    write: () => undefined,
    number: () => is,
  };
  return { kind: "custom", custom: codec, evenEmpty: true, type: "FT_BOOLEAN", ...rest } as Field<undefined>;
}

export function ipv4(about: Common<string> = {}): Field<string> {
  return { kind: "ipv4", ...about };
}

export function ipv6(about: Common<string> = {}): Field<string> {
  return { kind: "ipv6", ...about };
}

export function mac(about: Common<string> = {}): Field<string> {
  return { kind: "mac", ...about };
}

export function eui64(about: Common<string> = {}): Field<string> {
  return { kind: "eui64", ...about };
}

/** Octets as they are. */
export function bytes(size: Size, about: Common<Uint8Array> = {}): Field<Uint8Array, Uint8Array | string> {
  return { kind: "bytes", size, ...about };
}

/** UTF-8 text, without loss where it is not (see bytes/text.ts). A text of fixed size keeps its padding. */
export function text(size: Size, about: Common<string> = {}): Field<string> {
  return { kind: "text", size, ...about };
}

/**
 * Text up to one of `ends`, which belongs to the field. The value is the text where the first of them ends it, else the
 * text with its end; `optional` lets the end of the layer stand for it.
 */
export function textUntil(
  ends: readonly string[],
  about: Common<string> & { readonly optional?: boolean } = {},
): Field<EndedText> {
  const { optional, ...rest } = about;
  return { kind: "text", size: { until: ends, ...(optional ? { optional } : {}) }, ...rest };
}
/** A text ended by another than the usual terminator says by which; `""` is the end of the layer. */
export type EndedText = string | { readonly text: string; readonly end: string };

/** Fields that belong together, a subtree. With `size` it is a window: what its fields leave over is `rest`. */
export function struct<const Fs extends Fields>(
  fields: Fs,
  about: Common<Input<Fs>> & { readonly size?: Size } = {},
): Field<Values<Fs>, Input<Fs>> {
  return { kind: "struct", fields, ...about };
}

/** A list: `count` names the field that counts it, `size` its octets; otherwise it goes on to the end of what is there. */
export function repeated<F extends AnyField>(
  of: F,
  about: Common<readonly InOf<F>[]> & { readonly count?: string; readonly size?: Size; readonly until?: Until } = {},
): Field<OutOf<F>[], readonly (InOf<F> | Raw)[]> {
  return { kind: "repeated", of, ...about };
}

/** One item of a list of options as a value. Options that the definition does not know hold their octets. */
export type OptionValue<Cs extends OptionCases> =
  | {
      [K in keyof Cs]: {
        readonly name: K;
        readonly value: OutOf<NonNullable<Cs[K]["value"]>> | Raw;
        readonly length?: number;
      };
    }[keyof Cs]
  | { readonly code: number; readonly value: Raw; readonly length?: number }
  | { readonly name: "padding" | "malformed"; readonly value: Raw };
/** What a builder takes for an item; a name alone stands for an option without a value. */
export type OptionInput<Cs extends OptionCases> =
  | {
      [K in keyof Cs]: {
        readonly name: K;
        readonly value?: InOf<NonNullable<Cs[K]["value"]>> | Raw;
        readonly length?: number;
      };
    }[keyof Cs]
  | (keyof Cs & string)
  | { readonly code: number; readonly value: Raw; readonly length?: number }
  | { readonly name: "padding" | "malformed"; readonly value: Raw };

/** A list of type, length, value. */
export function options<const Cs extends OptionCases>(
  shape: OptionShape,
  cases: Cs,
  about: Common<readonly OptionInput<Cs>[]> = {},
): Field<OptionValue<Cs>[], readonly OptionInput<Cs>[]> {
  return { kind: "options", shape, cases, ...about };
}

/** One of several fields, by the value of the field `by`; octets (or `otherwise`) where no case is meant. */
export function choice<const Cs extends Cases, const F extends AnyField = never>(
  by: string,
  cases: Cs,
  about: ChoiceShape<F> & Common<InOf<Cs[keyof Cs]> | InOf<F> | Raw> = {},
): Field<OutOf<Cs[keyof Cs]> | OutOf<F> | Raw, InOf<Cs[keyof Cs]> | InOf<F> | Raw> {
  return { kind: "choice", by, cases, ...about };
}

interface ChoiceShape<F extends AnyField> {
  readonly otherwise?: F;
  readonly size?: Size;
  readonly opaque?: Opaque;
}

/** A field that takes as many octets as an earlier one says. */
export function counted<F extends AnyField>(by: string, of: F): Field<OutOf<F>, InOf<F> | Raw> {
  return { kind: "choice", by, cases: {}, otherwise: of, size: { by } } as Field<OutOf<F>, InOf<F> | Raw>;
}

/**
 * The first of several structs that the octets begin like, where they fit it, else `otherwise`. A builder takes the first
 * struct that has all the fields given.
 */
export function variant<const Cs extends readonly Variant[], const F extends AnyField = never>(
  cases: Cs,
  about: { readonly otherwise?: F } & Common<InOf<Cs[number]["of"]> | InOf<F>> = {},
): Field<OutOf<Cs[number]["of"]> | OutOf<F>, InOf<Cs[number]["of"]> | InOf<F>> {
  return { kind: "variant", cases, ...about };
}
interface Variant {
  readonly starts: readonly Start[];
  readonly of: AnyField;
}

/** A field that is there only under a condition on an earlier one. */
export function when<F extends AnyField>(
  condition: Condition,
  of: F,
): Field<OutOf<F> | undefined, InOf<F> | undefined> {
  return { kind: "when", condition, of } as Field<OutOf<F> | undefined, InOf<F> | undefined>;
}

/** A field with a codec of its own. */
export function custom<V, In = V>(codec: Custom<V>, about: Common<V> = {}): Field<V, In> {
  return { kind: "custom", custom: codec as Custom<unknown>, ...about } as Field<V, In>;
}
