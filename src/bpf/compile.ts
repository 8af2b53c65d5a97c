import { buildGraph } from "./build-graph.ts";
import type { Meaning } from "./condition.ts";
import type { Graph, Node } from "./graph.ts";
import type { Program } from "./instruction.ts";
import { layOut } from "./layout.ts";
import { dropUnused } from "./passes/drop-unused.ts";
import type { Evidence } from "./passes/facts.ts";
import { groupTests } from "./passes/group-tests.ts";
import { threadJumps } from "./passes/thread-jumps.ts";
import { selectInstructions } from "./select.ts";
import type { Terms } from "./term.ts";

/** How to compile. */
export interface CompileOptions {
  /** Octets of an accepted packet that are wanted; what the program returns for it. */
  readonly snapLength: number;
  /** Whether to make the program small and fast, or to write it as the filter reads. */
  readonly optimise: boolean;
}

/** Rounds of threading after which a graph is good enough; most need two or three. */
const MOST_ROUNDS = 10;

/** The program that accepts the packets that are as `meaning` says. Throws `ScratchMemoryError` and `ConstantOperandError`. */
export function compileMeaning(meaning: Meaning, { snapLength, optimise }: CompileOptions): Program {
  const { graph, terms, root: written } = buildGraph(meaning, optimise);
  const needed = dropUnused(graph, terms, written);
  const root = optimise ? groupTests(graph, threaded(graph, terms, needed, "comparisons")) : needed;
  const order = graph.inOrder(root);
  return layOut(order, selectInstructions(order, optimise), snapLength);
}

/**
 * Whether libpcap's optimiser too would find that no packet can be so: it compares what something equals, not what it is
 * less or greater than. The same errors as from `compileMeaning`.
 */
export function isPlainlyNever(meaning: Meaning): boolean {
  const { graph, terms, root } = buildGraph(meaning, true);
  return threaded(graph, terms, root, "equalities") === graph.reject;
}

function threaded(graph: Graph, terms: Terms, root: Node, evidence: Evidence): Node {
  return untilStable(root, (node) => dropUnused(graph, terms, threadJumps(graph, node, evidence)));
}

function untilStable(root: Node, pass: (root: Node) => Node): Node {
  let before = root;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const after = pass(before);
    if (after === before) break;
    before = after;
  }
  return before;
}
