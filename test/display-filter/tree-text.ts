import type { Expression, Operand, Range } from "../../src/display-filter/syntax-tree.ts";

/** The tree of a filter, fully parenthesised, in one spelling. */
export function treeText(expression: Expression): string {
  switch (expression.kind) {
    case "and":
    case "or":
    case "xor":
      return `(${expression.parts.map(treeText).join(` ${expression.kind} `)})`;
    case "not":
      return `not ${treeText(expression.of)}`;
    case "test":
      return operandText(expression.of);
    case "compare": {
      const { quantifier, left, relation, right } = expression;
      return `${quantifier === undefined ? "" : `${quantifier} `}${operandText(left)} ${relation} ${operandText(right)}`;
    }
    case "in": {
      const { quantifier, left, negated, set } = expression;
      const elements = set.map(({ from, to }) => operandText(from) + (to ? ` .. ${operandText(to)}` : ""));
      return `${quantifier === undefined ? "" : `${quantifier} `}${operandText(left)}${negated ? " not" : ""} in {${elements.join(", ")}}`;
    }
  }
}

function operandText(operand: Operand): string {
  switch (operand.kind) {
    case "word":
      return `${operand.octets ? "@" : ""}${{ field: ".", value: ":", none: "" }[operand.only ?? "none"]}${operand.text}${layersText(operand.layers)}`;
    case "text":
      return JSON.stringify(operand.text);
    case "character":
      return `'${operand.code}'`;
    case "reference":
      return `\${${operand.octets ? "@" : ""}${operand.name}${layersText(operand.layers)}}`;
    case "slice":
      return `${operandText(operand.of)}[${rangesText(operand.ranges)}]`;
    case "call":
      return `${operand.name}(${operand.given.map(operandText).join(", ")})`;
    case "minus":
      return `-${operandText(operand.of)}`;
    case "arithmetic":
      return `{${operandText(operand.left)} ${operand.sign} ${operandText(operand.right)}}`;
  }
}

function layersText(layers: readonly Range[] | undefined): string {
  return layers ? `#[${rangesText(layers)}]` : "";
}

function rangesText(ranges: readonly Range[]): string {
  return ranges
    .map((range) => ("to" in range ? `${range.from}-${range.to}` : `${range.from}:${range.length ?? ""}`))
    .join(",");
}
