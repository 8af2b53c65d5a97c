import type { Expression, Span } from "../syntax-tree.ts";

/** The names of hosts whose addresses a filter needs, each with the first place where it stands. */
export function hostNamesIn(expression: Expression, names: Map<string, Span> = new Map()): Map<string, Span> {
  switch (expression.kind) {
    case "and":
    case "or":
      for (const part of expression.of) hostNamesIn(part, names);
      break;
    case "not":
      hostNamesIn(expression.of, names);
      break;
    case "id":
      if (needsAddress(expression) && !names.has(expression.operand.text))
        names.set(expression.operand.text, expression.operand.span);
  }
  return names;
}

/** Stations are in /etc/ethers alone; networks, ports and protocols are in files of their own; DECnet has no names. */
function needsAddress({ qualifiers, operand }: Extract<Expression, { kind: "id" }>): boolean {
  const { type, protocol } = qualifiers;
  const isHost = type === undefined || type === "host" || type === "gateway";
  return operand.kind === "name" && isHost && protocol !== "link" && protocol !== "decnet";
}
