import { successors, type Branch, type Graph, type GraphTest, type Node } from "../graph.ts";
import type { Term } from "../term.ts";

/**
 * Brings tests of the same term together, so that it is loaded once: in `src a or dst b or src c` both tests of the source
 * come first. That is allowed in a run of tests that all have the same way out and that is entered at its head alone.
 */
export function groupTests(graph: Graph, root: Node): Node {
  const order = graph.inOrder(root);
  const entries = countEntries(order);
  const inside = new Set<Node>();
  const heads = new Map<Node, Run>();
  for (const node of order) {
    if (node.kind !== "branch" || inside.has(node)) continue;
    const run = longer(runFrom(node, "no", entries), runFrom(node, "yes", entries));
    if (run.branches.length < 3) continue;
    heads.set(node, run);
    for (const branch of run.branches) inside.add(branch);
  }
  return graph.rebuild(order, (node, now) => {
    const run = heads.get(node);
    if (run !== undefined) return grouped(graph, run, now);
    return inside.has(node) ? node : graph.renew(node, now);
  });
}

/** Branches that go on to each other on one side; the other side of all of them is the same. */
interface Run {
  readonly branches: readonly Branch[];
  readonly side: "yes" | "no";
}

function longer(a: Run, b: Run): Run {
  return a.branches.length >= b.branches.length ? a : b;
}

function runFrom(head: Branch, side: Run["side"], entries: readonly number[]): Run {
  const out = side === "yes" ? "no" : "yes";
  const branches = [head];
  for (let node = head[side]; node.kind === "branch" && node[out] === head[out]; node = node[side]) {
    if (entries[node.id] !== 1) break;
    branches.push(node);
  }
  return { branches, side };
}

function grouped(graph: Graph, { branches, side }: Run, now: (node: Node) => Node): Node {
  const groups = new Map<Term | GraphTest, GraphTest[]>();
  for (const { test } of branches) {
    // Two computed sides may lack octets that the tests before would not have missed: such a test keeps its place.
    const key = test.right.kind === "constant" ? test.left : test;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [test]);
    else group.push(test);
  }
  const out = now(branches[0][side === "yes" ? "no" : "yes"]);
  const last = now(branches[branches.length - 1][side]);
  return [...groups.values()].flat().reduceRight((next, test) => {
    return side === "yes" ? graph.branch(test, next, out) : graph.branch(test, out, next);
  }, last);
}

/** How many ways lead to each node, by its id. */
function countEntries(order: readonly Node[]): number[] {
  const entries = Array.from<unknown, number>({ length: order[0].id + 1 }, () => 0);
  for (const node of order) for (const { id } of successors(node)) entries[id]++;
  return entries;
}
