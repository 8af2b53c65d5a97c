import type { FilterContext } from "../filter-context.ts";
import type { Expression, Primitive } from "../syntax-tree.ts";
import { limitsOf } from "./limits.ts";
import { primitiveText } from "./primitive.ts";
import { valuesText } from "./values.ts";

type Id = Extract<Primitive, { kind: "id" }>;

/**
 * What a filter selects, in plain words: a line for each thing that must be true of a packet, and what the filter leaves
 * out although its words do not say so. `text` is what the expression was parsed from; undefined is the empty filter.
 */
export function explainFilter(expression: Expression | undefined, text: string, context: FilterContext): string {
  if (expression === undefined) return "Selects every packet.";
  const outline = new Outline(text, context);
  outline.add(expression, "Selects a packet if", false);
  return [...outline.lines, ...limitsOf(expression, context).map((limit) => `Note: ${limit}`)].join("\n");
}

/** Nested lists of what is to hold. */
class Outline {
  readonly lines: string[] = [];
  private readonly text: string;
  private readonly context: FilterContext;

  constructor(text: string, context: FilterContext) {
    this.text = text;
    this.context = context;
  }

  /** Adds a line for a primitive, a headed list for several; `lead` is what stands before them. */
  add(expression: Expression, lead: string, negated: boolean): void {
    switch (expression.kind) {
      case "not":
        return this.add(expression.of, lead, !negated);
      case "and":
      case "or": {
        const parts = expression.kind === "or" ? joined(expression.of) : expression.of.map((part) => [part]);
        if (parts.length === 1) return this.addValues(parts[0] as Id[], lead, negated);
        this.lines.push(`${lead} ${heading(expression.kind, negated)}:`);
        const indent = lead.startsWith(" ") || lead.startsWith("-") ? lead.replace("-", "  -") : "-";
        for (const part of parts) {
          if (part.length === 1) this.add(part[0], indent, false);
          else this.addValues(part as Id[], indent, false);
        }
        return;
      }
      case "id":
        return this.addValues([expression], lead, negated);
      default:
        this.addLine(primitiveText(expression, this.text), lead, negated);
    }
  }

  private addValues(ids: readonly Id[], lead: string, negated: boolean): void {
    this.addLine(valuesText(ids, this.context.names), lead, negated);
  }

  private addLine(phrase: string, lead: string, negated: boolean): void {
    this.lines.push(`${lead} it ${negated ? negation(phrase) : phrase}`);
  }
}

function heading(kind: "and" | "or", negated: boolean): string {
  if (kind === "and") return negated ? "not all of these hold" : "all of these hold";
  return negated ? "none of these holds" : "any of these holds";
}

/** Every phrase begins with `is` or `has`. */
function negation(phrase: string): string {
  return phrase.replace(/^is\b/, "is not").replace(/^has\b/, "does not have");
}

/** The parts of an `or`; neighbours that differ in their values alone (`port 80 or 443`) are one. */
function joined(parts: readonly Expression[]): Expression[][] {
  const groups: Expression[][] = [];
  for (const part of parts) {
    const group = groups.at(-1);
    const before = group?.[0];
    if (before?.kind === "id" && part.kind === "id" && areAlike(before, part)) group!.push(part);
    else groups.push([part]);
  }
  return groups;
}

function areAlike(one: Id, other: Id): boolean {
  const [a, b] = [one.qualifiers, other.qualifiers];
  return a.protocol === b.protocol && a.direction === b.direction && a.type === b.type;
}
