import type { GraphTest, Node } from "../graph.ts";
import type { Term } from "../term.ts";
import type { Variable } from "../value.ts";
import { ANYTHING, narrowed, outcome, union, type Ranges } from "./ranges.ts";

/** What is known of a packet that has come to some place in the graph. */
export interface Facts {
  /** How tests came out that ranges cannot tell. */
  readonly outcomes: ReadonlyMap<GraphTest, boolean>;
  /** Which numbers a term may be. */
  readonly ranges: ReadonlyMap<Term, Ranges>;
}

/** The most outcomes that are remembered; a list of thousands of repeated tests would cost their square. */
const MOST_OUTCOMES = 64;

export const NO_FACTS: Facts = { outcomes: new Map(), ranges: new Map() };

/** From what conclusions are drawn: from every comparison, or from those alone that say which number something is. */
export type Evidence = "comparisons" | "equalities";

/** Which facts are worth keeping in a graph: those that may decide another of its nodes. */
export class Worthwhile {
  readonly #evidence: Evidence;
  /** Tests that stand in more than one node. */
  readonly #repeated = new Set<GraphTest>();
  /** Terms of which more is asked than which one of some numbers they are. */
  readonly #compared = new Set<Term>();

  constructor(nodes: readonly Node[], evidence: Evidence) {
    this.#evidence = evidence;
    const met = new Set<GraphTest>();
    for (const node of nodes) {
      if (node.kind !== "branch") continue;
      if (met.has(node.test)) this.#repeated.add(node.test);
      else met.add(node.test);
      if (node.test.relation !== "eq") this.#compared.add(node.test.left);
    }
  }

  /** The facts, and what is known besides after `test` came out so. */
  after(facts: Facts, test: GraphTest, holds: boolean): Facts {
    const { outcomes, ranges } = facts;
    const { left, relation, right } = test;
    const repeated = this.#repeated.has(test);
    const isRange = relation === "eq" || (relation !== "set" && this.#evidence === "comparisons");
    if (right.kind === "constant" && isRange) {
      // That it is not one of thousands of numbers decides nothing where none of them is asked for again.
      if (relation === "eq" && !holds && !repeated && !this.#compared.has(left)) return facts;
      const range = narrowed(ranges.get(left) ?? ANYTHING, relation, right.k, holds);
      return range === undefined ? facts : { outcomes, ranges: new Map(ranges).set(left, range) };
    }
    if (!repeated || outcomes.size >= MOST_OUTCOMES) return facts;
    return { outcomes: new Map(outcomes).set(test, holds), ranges };
  }
}

/** How the test must come out, as far as the facts decide it. */
export function decided({ outcomes, ranges }: Facts, test: GraphTest): boolean | undefined {
  const known = outcomes.get(test);
  const { left, relation, right } = test;
  if (known !== undefined || right.kind !== "constant") return known;
  const range = ranges.get(left);
  return range && outcome(range, relation, right.k);
}

/** What holds whichever of the two is the case. */
export function either(a: Facts, b: Facts): Facts {
  if (a.outcomes === b.outcomes && a.ranges === b.ranges) return a;
  const outcomes = new Map([...a.outcomes].filter(([test, holds]) => b.outcomes.get(test) === holds));
  const ranges = new Map<Term, Ranges>();
  for (const [term, range] of a.ranges) {
    const other = b.ranges.get(term);
    if (other !== undefined) ranges.set(term, union(range, other));
  }
  return { outcomes, ranges };
}

/** What is still known after a variable got another value. */
export function without({ outcomes, ranges }: Facts, variable: Variable): Facts {
  const stays = ({ reads }: Term): boolean => !reads.includes(variable);
  return {
    outcomes: new Map([...outcomes].filter(([{ left, right }]) => stays(left) && stays(right))),
    ranges: new Map([...ranges].filter(([term]) => stays(term))),
  };
}
