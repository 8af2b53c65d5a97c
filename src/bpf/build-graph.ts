import { simplest } from "./comparison.ts";
import { all, type Condition, type Meaning, type Step, type Test } from "./condition.ts";
import { Graph, type GraphTest, type Node } from "./graph.ts";
import { Terms } from "./term.ts";

/** What a filter means, as a graph; without `simplify`, test by test as it was written. */
export function buildGraph(meaning: Meaning, simplify: boolean): BuiltGraph {
  const builder = new Builder(simplify);
  const { graph, terms } = builder;
  const root = builder.steps(meaning.prelude, builder.condition(meaning.condition, graph.accept, graph.reject));
  return { graph, terms, root };
}

/** A graph, and what its nodes are made with. */
export interface BuiltGraph {
  readonly graph: Graph;
  readonly terms: Terms;
  readonly root: Node;
}

/** Builds from the ends: every method is told where to go on, and answers where to begin. */
class Builder {
  readonly graph = new Graph();
  readonly terms: Terms;
  readonly #simplify: boolean;

  constructor(simplify: boolean) {
    this.#simplify = simplify;
    this.terms = new Terms(simplify);
  }

  condition(condition: Condition, yes: Node, no: Node): Node {
    switch (condition.kind) {
      case "constant":
        return condition.holds ? yes : no;
      case "test":
        return this.#test(condition, yes, no);
      case "not":
        return this.condition(condition.of, no, yes);
      case "all":
        return condition.of.reduceRight((next, each) => this.condition(each, next, no), yes);
      case "any":
        return this.#any(condition.of, yes, no);
      case "after":
        return this.steps(condition.steps, this.condition(condition.condition, yes, no));
    }
  }

  steps(steps: readonly Step[], next: Node): Node {
    return steps.reduceRight((following, step) => this.#step(step, following), next);
  }

  #step(step: Step, next: Node): Node {
    if (step.kind === "if") return this.condition(step.test, this.steps(step.yes, next), this.steps(step.no, next));
    return this.graph.assign(this.terms.variable(step.variable), this.terms.of(step.value), next);
  }

  #any(of: readonly Condition[], yes: Node, no: Node): Node {
    const kinds = this.#simplify ? this.#byKind(of) : undefined;
    if (kinds === undefined) return of.reduceRight((next, each) => this.condition(each, yes, next), no);
    return [...kinds].reduceRight(
      (next, [test, rests]) => this.graph.branch(test, this.#any(rests, yes, no), next),
      no,
    );
  }

  /**
   * Alternatives that each begin by asking which kind of packet it is, like those of `host a or host b`, by their kind: a packet
   * is of one kind only. Undefined where not all of them begin so, or where it would gather nothing.
   */
  #byKind(of: readonly Condition[]): ReadonlyMap<GraphTest, readonly Condition[]> | undefined {
    const kinds = new Map<GraphTest, Condition[]>();
    for (const part of alternatives(of)) {
      if (part.kind !== "all" || part.of[0]?.kind !== "test") return undefined;
      const { left, relation, right } = part.of[0];
      const test = this.graph.test(this.terms.of(left), relation, this.terms.of(right));
      const [other = test] = kinds.keys();
      if (relation !== "eq" || test.right.kind !== "constant" || test.left !== other.left) return undefined;
      const rest = all(...part.of.slice(1));
      const gathered = kinds.get(test);
      if (gathered === undefined) kinds.set(test, [rest]);
      else gathered.push(rest);
    }
    return kinds.size > 0 && kinds.size < of.length ? kinds : undefined;
  }

  #test(test: Test, yes: Node, no: Node): Node {
    const left = this.terms.of(test.left);
    const right = this.terms.of(test.right);
    if (!this.#simplify) return this.graph.branch(this.graph.test(left, test.relation, right), yes, no);
    const simple = simplest(this.terms, left, test.relation, right);
    if (typeof simple === "boolean") return simple ? yes : no;
    const [holds, fails] = simple.negated ? [no, yes] : [yes, no];
    return this.graph.branch(this.graph.test(simple.left, simple.relation, simple.right), holds, fails);
  }
}

/** The parts of an `any`, and those of the `any`s among them. */
function* alternatives(of: readonly Condition[]): Iterable<Condition> {
  for (const part of of) {
    if (part.kind === "any") yield* alternatives(part.of);
    else yield part;
  }
}
