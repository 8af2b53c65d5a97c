import type { Branch, Graph, Node } from "../graph.ts";
import { decided, either, NO_FACTS, without, Worthwhile, type Evidence, type Facts } from "./facts.ts";

/** Leads every way past the tests whose outcome is known to whoever comes that way. */
export function threadJumps(graph: Graph, root: Node, evidence: Evidence): Node {
  const order = graph.inOrder(root);
  const worthwhile = new Worthwhile(order, evidence);
  // By the node's id: what is known there, and where its ways lead (an assignment has only the first).
  const known = Array.from<unknown, Facts | undefined>({ length: root.id + 1 }, () => undefined);
  const yes = Array.from<unknown, Node>({ length: root.id + 1 }, () => root);
  const no = Array.from<unknown, Node>({ length: root.id + 1 }, () => root);

  const arrive = (node: Node, facts: Facts): Node => {
    const end = lead(node, facts);
    const before = known[end.id];
    if (end.kind !== "return") known[end.id] = before === undefined ? facts : either(before, facts);
    return end;
  };
  const leave = (branch: Branch, holds: boolean, facts: Facts): Node => {
    const next = holds ? branch.yes : branch.no;
    return next.kind === "return" ? next : arrive(next, worthwhile.after(facts, branch.test, holds));
  };
  known[root.id] = NO_FACTS;
  for (const node of order) {
    const facts = known[node.id];
    if (facts === undefined) continue; // No way leads here any more.
    if (node.kind === "assign") yes[node.id] = arrive(node.next, without(facts, node.to.variable));
    if (node.kind !== "branch") continue;
    yes[node.id] = leave(node, true, facts);
    no[node.id] = leave(node, false, facts);
  }
  return graph.rebuild(order, (node, now) => {
    if (known[node.id] === undefined) return node;
    if (node.kind === "assign") return graph.assign(node.to, node.value, now(yes[node.id]));
    return graph.branch(node.test, now(yes[node.id]), now(no[node.id]));
  });
}

function lead(from: Node, facts: Facts): Node {
  let node = from;
  while (node.kind === "branch") {
    const outcome = decided(facts, node.test);
    if (outcome === undefined) return node;
    node = outcome ? node.yes : node.no;
  }
  return node;
}
