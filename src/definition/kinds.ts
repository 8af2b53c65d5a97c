/** What kinds of fields there are, as data. `dissect/` and `craft/` interpret them; constructors are in `fields.ts`. */

import type { Auto } from "./auto.ts";
import type { Custom } from "./custom.ts";
import type { Start } from "./starts.ts";

/** Value names: what a number is called. The wire may hold others; those stay numbers. */
export type Names = { readonly [name: string]: number };

/** How a number is shown. `scaled` values are for people: `seconds` since 1970, `ntp` times, `bool` as True and False. */
export type Show = "dec" | "hex" | "oct" | "bool" | "seconds" | "ntp" | "char";

/** How many octets: a number, the value of a named earlier field, all that is left, or a length written in front. */
export type Size =
  | number
  | "rest"
  | {
      readonly by: string;
      readonly unit?: number;
      readonly minus?: number;
      /** Another earlier field whose value is not counted. */
      readonly less?: string;
      /** More than what is there is not malformed: it goes on in a later segment. */
      readonly cut?: boolean;
    }
  | { readonly prefix: 1 | 2 | 3 }
  /** All that is left but this many octets. */
  | { readonly restLess: number }
  /** All that is left but the padding, whose octets the last of them counts, while the named flag is set. */
  | { readonly beforePadding: string };

export interface Common<V> {
  /** Wireshark's name after the protocol's own and a dot; the key where it is not given. A leading `=` makes it whole. */
  readonly filter?: string;
  /** Wireshark's text. */
  readonly label?: string;
  readonly default?: V;
  /** How the value comes about when it is not given, and what it must be when it is (see `auto.ts`). */
  readonly auto?: Auto;
  readonly names?: Names;
  readonly show?: Show;
}

export type Kind =
  | {
      readonly kind: "uint";
      readonly size: number;
      readonly little?: boolean;
      readonly signed?: boolean;
      readonly parts?: Fields;
    }
  | { readonly kind: "uint64"; readonly little?: boolean }
  | { readonly kind: "bits"; readonly width: number }
  | { readonly kind: "flags"; readonly width: number; readonly flags: readonly string[]; readonly letters?: string }
  | { readonly kind: "ipv4" | "ipv6" | "mac" | "eui64" }
  | { readonly kind: "bytes"; readonly size: Size }
  | { readonly kind: "text"; readonly size: Size | { readonly until: readonly string[]; readonly optional?: boolean } }
  | { readonly kind: "struct"; readonly fields: Fields; readonly size?: Size }
  | {
      readonly kind: "repeated";
      readonly of: AnyField;
      readonly count?: string;
      readonly size?: Size;
      readonly until?: Until;
    }
  | { readonly kind: "options"; readonly shape: OptionShape; readonly cases: OptionCases }
  | {
      readonly kind: "choice";
      readonly by: string;
      readonly cases: Cases;
      readonly otherwise?: AnyField;
      readonly size?: Size;
      /** Octets that do not fit their case are not malformed: they may be encrypted. */
      readonly opaque?: boolean;
    }
  | {
      readonly kind: "variant";
      readonly cases: readonly { readonly starts: readonly Start[]; readonly of: AnyField }[];
      readonly otherwise?: AnyField;
    }
  | { readonly kind: "when"; readonly condition: Condition; readonly of: AnyField }
  | { readonly kind: "custom"; readonly custom: Custom<unknown> };

/**
 * Holds when the value of the field (with the bits of the field `or`), masked, is one of `is`, or not 0 where `is` is
 * not given; or when at least `left` octets are left where the field would start; or when the earlier field `filled` has
 * octets.
 */
export type Condition =
  | {
      readonly field: string;
      readonly or?: string;
      readonly mask?: number;
      readonly is?: readonly number[];
      readonly not?: boolean;
    }
  | { readonly left: number }
  | { readonly filled: string };

/** Stops a list after the element whose `field` has value `is` (the bottom-of-stack bit, an end marker). */
export interface Until {
  readonly field: string;
  readonly is: number;
}

/** The layout of a type-length-value list. */
export interface OptionShape {
  readonly code: AnyField;
  readonly length: AnyField;
  /** Octets the length counts beside the value: the whole option where `whole`, the value alone otherwise. */
  readonly counts?: "whole" | "value";
  /** The unit of the length, 8 octets in Neighbour Discovery. */
  readonly unit?: number;
  /** The code that ends the list; what follows it up to the end is padding. */
  readonly end?: number;
  /** Codes of one octet without length. */
  readonly single?: readonly number[];
  /** Written lists are padded with zeros up to a multiple of this from the start of the layer. */
  readonly pad?: number;
  /** The code of the option that pads two octets and more; one octet, and where there is none, is padded by zeros. */
  readonly padding?: number;
  /** Each value is followed by zeros up to a multiple of this, which its length does not count. */
  readonly align?: number;
  readonly size?: Size;
}

export interface OptionCase {
  readonly code: number;
  readonly value?: AnyField;
  readonly label?: string;
  readonly filter?: string;
}
export type OptionCases = { readonly [name: string]: OptionCase };

/** The cases of a choice by the name or number of the deciding field's value. */
export type Cases = { readonly [nameOrNumber: string]: AnyField };

/** A field: a kind with what is said about it. `In` is what a builder accepts for it, `Out` what a dissected packet holds. */
export type Field<Out, In = Out> = Kind & Common<In> & { readonly "~out"?: Out; readonly "~in"?: In };
// oxlint-disable-next-line no-explicit-any -- the one place where a field of any value is meant
export type AnyField = Field<any, any>;
export type Fields = { readonly [key: string]: AnyField };

/** Octets put in place of any value: lies must be craftable. */
export type Raw = Uint8Array;

export type OutOf<F> = F extends { readonly "~out"?: infer V } ? V : never;
export type InOf<F> = F extends { readonly "~in"?: infer V } ? V : never;
/** What a dissected layer or struct holds. */
export type Values<Fs extends Fields> = { -readonly [K in keyof Fs]: Exclude<OutOf<Fs[K]>, never> };
/** Values of which each makes a packet: a list, and what stands for several or is drawn (see `craft/`). */
export type Many<V> = Iterable<V | Iterable<V>> | { draw(random: () => number): V };
/** What a builder accepts: everything may be left out. */
export type Input<Fs extends Fields> = { readonly [K in keyof Fs]?: InOf<Fs[K]> | Raw | Many<InOf<Fs[K]>> };
