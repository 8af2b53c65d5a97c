import { successors, termsOf, type Graph, type Node } from "../graph.ts";
import type { Terms } from "../term.ts";
import type { Variable } from "../value.ts";

const NONE: ReadonlySet<Variable> = new Set();

/** Leaves out what computes a variable that nobody reads afterwards, and sets to zero first what may be read before it is set. */
export function dropUnused(graph: Graph, terms: Terms, root: Node): Node {
  const wanted = new Map<Node, ReadonlySet<Variable>>();
  const wantedAt = (node: Node): ReadonlySet<Variable> => wanted.get(node) ?? NONE;
  const order = graph.inOrder(root);
  if (order.every((node) => node.kind !== "assign" && termsOf(node).every(({ reads }) => reads.length === 0)))
    return root;
  const renewed = graph.rebuild(order, (node, now) => {
    let reads = successors(node).map(wantedAt).reduce(union, NONE);
    const useless = node.kind === "assign" && !reads.has(node.to.variable);
    if (node.kind === "assign") reads = new Set([...reads].filter((variable) => variable !== node.to.variable));
    if (!useless) for (const term of termsOf(node)) reads = union(reads, new Set(term.reads));
    wanted.set(node, reads);
    return useless ? now(node.next) : graph.renew(node, now);
  });
  const unset = [...wantedAt(root)];
  return unset.reduce((next, variable) => graph.assign(terms.variable(variable), terms.constant(0), next), renewed);
}

function union(a: ReadonlySet<Variable>, b: ReadonlySet<Variable>): ReadonlySet<Variable> {
  if (b.size === 0) return a;
  return a.size === 0 ? b : new Set([...a, ...b]);
}
