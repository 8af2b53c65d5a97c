import { after, all, type Condition, type Meaning, type Step } from "../bpf/condition.ts";
import { lookingAnywhere, preparedToLookAnywhere } from "./anywhere.ts";
import type { FilterContext } from "./filter-context.ts";
import { FilterError } from "./filter-error.ts";
import { type Frame, outermostFrame, type Preparation } from "./frame.ts";
import { linkTypeOf } from "./link-types/link-type-of.ts";
import { primitive } from "./primitives/primitive.ts";
import type { Shift } from "./primitives/shift.ts";
import { VariableSearch } from "./variable-search.ts";
import type { Expression, Primitive } from "./syntax-tree.ts";

/**
 * What a filter means for packets of a link type, with libpcap's decisions and in its order of tests. Throws a FilterError where
 * a word cannot be used, a number is too large or a name is not known.
 */
export function meaningOf(expression: Expression, context: FilterContext): Meaning {
  const linkType = linkTypeOf(context.linkType);
  const outermost = outermostFrame(linkType, context);
  const { condition, frame } = walk(expression, context.anywhere ? preparedToLookAnywhere(outermost) : outermost);
  const guarded = linkType.guard === undefined ? condition : all(linkType.guard, condition);
  return { prelude: preludeFor(guarded, frame.preparations), condition: guarded };
}

/** Goes through the text from left to right: a word that moves the frame moves it for all that follows, in parentheses or not. */
function walk(expression: Expression, frame: Frame): Shift {
  switch (expression.kind) {
    case "and":
    case "or": {
      const of: Condition[] = [];
      let current = frame;
      for (const part of expression.of) {
        const shift = walk(part, current);
        of.push(shift.condition);
        current = shift.frame;
      }
      return { condition: { kind: expression.kind === "and" ? "all" : "any", of }, frame: current };
    }
    case "not": {
      const shift = walk(expression.of, frame);
      return { condition: { kind: "not", of: shift.condition }, frame: shift.frame };
    }
    default:
      return inPlace(expression, frame);
  }
}

/** A primitive, behind what finds the places that it asks for. */
function inPlace(expression: Primitive, frame: Frame): Shift {
  const shift = placed(expression.span, () => primitive(expression, frame));
  const condition = frame.search === undefined ? shift.condition : after(frame.search, shift.condition);
  const hasMoved = shift.frame !== frame && frame.context.anywhere;
  return { condition, frame: hasMoved ? lookingAnywhere(shift.frame) : shift.frame };
}

/** Says of a refusal that knows no place that the whole primitive is meant. */
function placed(span: Expression["span"], compute: () => Shift): Shift {
  try {
    return compute();
  } catch (fault) {
    if (!(fault instanceof FilterError) || fault.span !== undefined) throw fault;
    throw new FilterError(fault.message, span, fault.hint);
  }
}

/** The preparations whose variables are read, and those that these need; each may need the ones before it. */
function preludeFor(condition: Condition, preparations: readonly Preparation[]): Step[] {
  const search = new VariableSearch(preparations.flatMap(({ variables }) => variables));
  search.inCondition(condition);
  const needed: Preparation[] = [];
  for (const preparation of preparations.toReversed()) {
    if (!preparation.variables.some((variable) => search.isRead(variable))) continue;
    search.inSteps(preparation.steps);
    needed.unshift(preparation);
  }
  return needed.flatMap(({ steps }) => steps);
}
