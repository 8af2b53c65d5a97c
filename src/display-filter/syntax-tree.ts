/** Positions in the text of a filter, in UTF-16 units; `end` is behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type Comparison = "==" | "!=" | "===" | "!==" | ">" | "<" | ">=" | "<=";
export type Search = "contains" | "matches";
export type Quantifier = "any" | "all";
export type ArithmeticSign = "+" | "-" | "*" | "/" | "%" | "&";

/** A filter as it is written; nothing in it is known to have a meaning. */
export type Expression =
  | { readonly kind: "and" | "or" | "xor"; readonly parts: readonly Expression[] }
  | { readonly kind: "not"; readonly of: Expression }
  /** A field is there, a calculation is not 0. */
  | { readonly kind: "test"; readonly of: Operand }
  | {
      readonly kind: "compare";
      readonly relation: Comparison | Search;
      readonly quantifier: Quantifier | undefined;
      readonly left: Operand;
      readonly right: Operand;
    }
  | {
      readonly kind: "in";
      readonly negated: boolean;
      readonly quantifier: Quantifier | undefined;
      readonly left: Operand;
      readonly set: readonly SetElement[];
    };

/** A value, or a range with its ends. */
export interface SetElement {
  readonly from: Operand;
  readonly to: Operand | undefined;
}

export type Operand = Span &
  (
    | Word
    | { readonly kind: "text"; readonly text: string; readonly raw: boolean }
    | { readonly kind: "character"; readonly code: number }
    | Reference
    | { readonly kind: "slice"; readonly of: Operand; readonly ranges: readonly Range[] }
    | { readonly kind: "call"; readonly name: string; readonly given: readonly Operand[] }
    | {
        readonly kind: "arithmetic";
        readonly sign: ArithmeticSign;
        readonly left: Operand;
        readonly right: Operand;
      }
    | { readonly kind: "minus"; readonly of: Operand }
  );

/** A field's name or a value without quotes: which of them, only its place and the fields that there are tell. */
export interface Word {
  readonly kind: "word";
  readonly text: string;
  /** A dot in front makes it a field, a colon a value. */
  readonly only: "field" | "value" | undefined;
  /** The octets of the field instead of its value: `@ip.src`. */
  readonly octets: boolean;
  readonly layers: readonly Range[] | undefined;
}

/** The values of a field in the selected packet: `${ip.src}`. */
export interface Reference {
  readonly kind: "reference";
  readonly name: string;
  readonly octets: boolean;
  readonly layers: readonly Range[] | undefined;
}

/** A part of something that is counted, `length` undefined up to its end; a negative `from` counts from the end. */
export type Range = Span &
  (
    | { readonly from: number; readonly length: number | undefined }
    /** Inclusive, either of them may count from the end. */
    | { readonly from: number; readonly to: number }
  );
