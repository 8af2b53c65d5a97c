/** What kinds of fields there are, as data. `dissect/` and `craft/` interpret them; constructors are in `fields.ts`. */

import type { Auto } from "./auto.ts";
import type { Custom } from "./custom.ts";
import type { Start } from "./starts.ts";

/** Value names: what a number is called. The wire may hold others; those stay numbers. */
export type Names = { readonly [name: string]: number };

/** How a number is shown; `hex-dec` and `dec-hex` show it in the other way behind, in brackets; of `word` trees show the word alone. `scaled` values are for people: `seconds` since 1970, `ntp` times, `bool` as True and False. */
export type Show = "dec" | "hex" | "hex-dec" | "dec-hex" | "word" | "oct" | "bool" | "seconds" | "ntp" | "char";

/**
 * What Wireshark calls the type of a field (README.display_filter, `tshark -G fields`); most follow from the kind
 * (see field-type.ts).
 */
export type FieldType =
  | "FT_NONE"
  | "FT_PROTOCOL"
  | "FT_BOOLEAN"
  | "FT_CHAR"
  | `FT_${"UINT" | "INT"}${8 | 16 | 24 | 32 | 40 | 48 | 56 | 64}`
  | "FT_FRAMENUM"
  | "FT_FLOAT"
  | "FT_DOUBLE"
  | "FT_STRING"
  | "FT_STRINGZ"
  | "FT_UINT_STRING"
  | "FT_STRINGZPAD"
  | "FT_BYTES"
  | "FT_UINT_BYTES"
  | "FT_ETHER"
  | "FT_EUI64"
  | "FT_IPv4"
  | "FT_IPv6"
  | "FT_IPXNET"
  | "FT_OID"
  | "FT_REL_OID"
  | "FT_SYSTEM_ID"
  | "FT_GUID"
  | "FT_ABSOLUTE_TIME"
  | "FT_RELATIVE_TIME";

/** A further field that is read from octets of a field: the maker's part of an address, one bit of it. */
export interface View {
  /** As `Common.filter`. */
  readonly filter: string;
  readonly label?: string;
  readonly type: FieldType;
  /** Octets from the start of the field; all of it where they are not given. */
  readonly offset?: number;
  readonly size?: number;
  /** For bits: which of the octets named, as a mask of them. */
  readonly mask?: number;
  readonly hidden?: boolean;
  /** As `Common.bracketed`. */
  readonly bracketed?: boolean;
  /** It stands behind its field, not inside. */
  readonly beside?: boolean;
  /** The views behind this one stand inside it. */
  readonly holds?: boolean;
  /** As `Common.word`. */
  readonly word?: number;
  readonly show?: Show;
  /** As `Common.times`. */
  readonly times?: number;
  readonly little?: boolean;
  /** What Wireshark makes of the number: another, or a text. */
  readonly number?: (value: number) => number;
  readonly text?: (value: number) => string;
  readonly truth?: readonly [set: string, notSet: string];
  readonly strings?: ValueStrings;
  /** As `Common.shown`, for views of fields of a fixed run. */
  readonly shown?: Shown;
  /** As `Common.line`. */
  readonly line?: string;
  /** A text, of a station's address: who made it; shown where that is known. */
  readonly maker?: boolean;
}

/** What Wireshark calls expert information. */
export interface Expert {
  readonly severity: "Comment" | "Chat" | "Note" | "Warn" | "Error";
  readonly group:
    | "Checksum"
    | "Sequence"
    | "Response"
    | "Request"
    | "Undecoded"
    | "Reassemble"
    | "Malformed"
    | "Protocol"
    | "Security"
    | "Comment"
    | "Decryption"
    | "Assumption"
    | "Deprecated";
  readonly summary?: string;
}

/** Wireshark's words for values, or for ranges of them: `[first, last, text]`. */
export type ValueStrings =
  | { readonly [value: number]: string }
  | readonly (readonly [first: number, last: number, text: string])[];

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
  /** `named`: Wireshark shows the length as a field of its own in front. */
  | { readonly prefix: 1 | 2 | 3; readonly named?: { readonly filter: string; readonly label?: string } }
  /** All that is left but this many octets, or as many as an earlier field says. */
  | { readonly restLess: number | string }
  /** All that is left but the padding, whose octets the last of them counts, while the named flag is set. */
  | { readonly beforePadding: string };

/** A number whose bits are this field and its siblings up to `through`: Wireshark shows them inside it. */
export interface Whole extends View {
  readonly through: string;
}

/**
 * Values of fields, by key, or all but those; or of what is told (`TOLD`). Fields with the same conditions share one object.
 */
export type Shown = { readonly [field: string]: readonly number[] | { readonly not: readonly number[] } };

/** `true`, or Wireshark's field for octets that do not fit the case of this name. */
export type Opaque = true | { readonly [nameOrNumber: string]: Pick<Common<Uint8Array>, "filter" | "label" | "type"> };

export interface Common<V> {
  /**
   * Wireshark's name after the protocol's own and a dot; the key where it is not given. A leading `=` makes it whole; it is
   * empty where Wireshark has no such field.
   */
  readonly filter?: string;
  /** Wireshark's text. */
  readonly label?: string;
  /** The name by which `labels` of X.info.ts write its line in trees, where Wireshark has no name for it. */
  readonly line?: string;
  readonly default?: V;
  /** How the value comes about when it is not given, and what it must be when it is (see `auto.ts`). */
  readonly auto?: Auto;
  readonly names?: Names;
  readonly show?: Show;
  /** Wireshark's type, where the kind does not imply it. */
  readonly type?: FieldType;
  /** Wireshark's value is the number times this (a header length in octets). */
  readonly times?: number;
  /** Wireshark's words for values, where they are not those of `names`. */
  readonly strings?: ValueStrings;
  /** Wireshark's words for a bit that is set and one that is not, where they are not True and False. */
  readonly truth?: readonly [set: string, notSet: string];
  /** The unit written behind the value in trees (` seconds`), or that of one and of several (` item`, ` items`). */
  readonly unit?: string | readonly [one: string, several: string];
  /** That it is there is worth a remark; the remark is `summary`, or the field's own text. */
  readonly expert?: Expert;
  /** Up to a value Wireshark has another field: an EtherType up to 1500 is a length. For fields of the fixed head. */
  readonly short?: { readonly upTo: number; readonly filter: string; readonly label: string; readonly show?: Show };
  /** Of bits: how many bits of the word that they are in (aligned in the layer) a tree shows; whole octets where it is not given. */
  readonly word?: number;
  /** Of generated fields: trees show it without brackets, as if it stood in the octets. */
  readonly plain?: boolean;
  /** Of fields that stand in the octets: trees show it in brackets, as what is worked out of them. */
  readonly bracketed?: boolean;
  /** Not shown in trees; filters and machine output have it. */
  readonly hidden?: boolean;
  /** Of numbers with views of single bits: trees name those that are set behind the value. */
  readonly lists?: boolean;
  /** For flags, they take the place of the bits. */
  readonly views?: readonly View[];
  /** For fields of a fixed run. */
  readonly whole?: Whole;
  /** Where it stands Wireshark hands octets to this protocol, which `frame.protocols` names and no tree shows. */
  readonly path?: string;
  /** Its octets are handed to the protocol that this table has for the first of them, as a layer behind the others. */
  readonly hands?: string;
  /** Of octets that are handed to another protocol: Wireshark shows that inside them, not behind. */
  readonly opens?: boolean;
  /** What follows it in its struct Wireshark shows inside it. */
  readonly holdsRest?: boolean;
  /** For structs: Wireshark shows nothing of one that is not there whole. */
  readonly uncut?: boolean;
  /** For structs: fields worked out of their octets, behind what is in them. */
  readonly derived?: readonly AnyField[];
  /** For texts: Wireshark leaves out the blanks at the end. */
  readonly trimmed?: boolean;
  /** For octets: Wireshark has the field even where there are none. */
  readonly evenEmpty?: boolean;
  /** Wireshark has the field only while one of these fields of the same fixed run has one of the values. */
  readonly shown?: Shown;
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
  /** Numbers and times that are worked out and stand nowhere in the octets. */
  | { readonly kind: "double" | "time" }
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
      /** Octets that do not fit their case are not malformed: they may be encrypted. What they are then, by case. */
      readonly opaque?: Opaque;
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
      /** The field has the value of this one. */
      readonly same?: string;
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
  /** Wireshark shows zeros behind the end, whose code is 0 and one octet, as further ends. */
  readonly ends?: boolean;
  /** Codes of one octet without length. */
  readonly single?: readonly number[];
  /** Written lists are padded with zeros up to a multiple of this from the start of the layer. */
  readonly pad?: number;
  /** The code of the option that pads two octets and more; one octet, and where there is none, is padded by zeros. */
  readonly padBy?: number;
  /** Each value is followed by zeros up to a multiple of this, which its length does not count. */
  readonly align?: number;
  readonly size?: Size;
  /** Wireshark shows nothing of a list that was not captured whole. */
  readonly uncut?: boolean;
  /** Wireshark's type of options as a whole, FT_NONE where it is not given. */
  readonly type?: FieldType;
  /** Wireshark has a field for the octets of an option in front of what it makes of them. */
  readonly data?: { readonly filter: string; readonly label?: string; readonly hidden?: boolean };
  /** Wireshark's field for what follows the end. */
  readonly padding?: { readonly filter: string; readonly label?: string };
  /** Wireshark's name for any option as a whole that has none of its own; as `Common.filter`. */
  readonly each?: string;
  /** As `Common.line`, of any option as a whole. */
  readonly line?: string;
  /** Wireshark's names for an option that the definition does not know, and for its octets; as `Common.filter`. */
  readonly unknown?: {
    readonly filter?: string;
    readonly label?: string;
    readonly data?: string;
    readonly dataLabel?: string;
    /** The field of the octets is there even where there are none. */
    readonly evenEmpty?: boolean;
  };
}

export interface OptionCase {
  readonly code: number;
  /** Wireshark's field for the code, where it is not that of the other options. */
  readonly codeField?: Pick<Common<number>, "filter" | "label" | "views"> & { readonly parts?: Fields };
  readonly value?: AnyField;
  readonly label?: string;
  /** Wireshark's name for the option as a whole, as `Common.filter`; it has none where it is not given. */
  readonly filter?: string;
  readonly type?: FieldType;
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
