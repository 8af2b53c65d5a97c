/** A place in the text of an expression: offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An expression as it is written, in the part of Python's grammar that packets need. */
export type Expression = Span &
  (
    | { readonly kind: "number"; readonly value: number | bigint }
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "octets"; readonly value: Uint8Array }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
    | {
        readonly kind: "call";
        readonly callee: Expression;
        readonly positional: readonly Expression[];
        readonly named: readonly NamedArgument[];
      }
    | { readonly kind: "list" | "tuple"; readonly items: readonly Expression[] }
    | { readonly kind: "dictionary"; readonly entries: readonly (readonly [Expression, Expression])[] }
    | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  );

export interface NamedArgument {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}
