/** A place in the text of an expression: offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** An expression as it is written, in the part of Python's grammar that packets, and those who look into them, need. */
export type Expression = Span &
  (
    | { readonly kind: "number"; readonly value: number | bigint }
    | { readonly kind: "text"; readonly value: string }
    | { readonly kind: "octets"; readonly value: Uint8Array }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
    | { readonly kind: "item"; readonly of: Expression; readonly key: Expression }
    | Slice
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
    | Joined
    | Comparison
    | Logical
    | Conditional
    | Lambda
    | Comprehension
  );

export interface NamedArgument {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
}

/** `first:end:step` in brackets behind a value; of a packet, a layer and which of them. What is left out is undefined. */
export interface Slice {
  readonly kind: "slice";
  readonly of: Expression;
  readonly parts: readonly (Expression | undefined)[];
}

/** `f"{value:>8} text"`: pieces one behind another; a value with the format that stands behind its colon. */
export interface Joined {
  readonly kind: "joined";
  readonly parts: readonly { readonly value: Expression; readonly format: string }[];
}

/** `a < b <= c`: operators stand between operands. */
export interface Comparison {
  readonly kind: "comparison";
  readonly operands: readonly Expression[];
  readonly operators: readonly string[];
}

/** `not` has one operand. */
export interface Logical {
  readonly kind: "and" | "or" | "not";
  readonly operands: readonly Expression[];
}

export interface Conditional {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly yes: Expression;
  readonly otherwise: Expression;
}

export interface Lambda {
  readonly kind: "lambda";
  readonly parameters: readonly string[];
  readonly body: Expression;
}

/** `[item for names in of if condition]`, and the same as the argument of a function. */
export interface Comprehension {
  readonly kind: "comprehension";
  readonly item: Expression;
  readonly names: readonly string[];
  readonly of: Expression;
  readonly condition: Expression | undefined;
}

/** `def name(parameter, other=value):` */
export interface FunctionStatement {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly otherwise: Expression | undefined }[];
  readonly body: readonly Statement[];
}

/** A statement; `import` and `pass` do nothing. */
export type Statement = Span &
  (
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "assignment"; readonly targets: readonly Expression[]; readonly value: Expression }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "for"; readonly names: readonly string[]; readonly of: Expression; readonly body: readonly Statement[] }
    | { readonly kind: "if"; readonly condition: Expression; readonly body: readonly Statement[]; readonly otherwise: readonly Statement[] }
    | { readonly kind: "while"; readonly condition: Expression; readonly body: readonly Statement[] }
    | FunctionStatement
    | { readonly kind: "return"; readonly value: Expression | undefined }
    | { readonly kind: "global"; readonly names: readonly string[] }
    | { readonly kind: "break" | "continue" | "nothing" }
  ); // oxfmt-ignore
