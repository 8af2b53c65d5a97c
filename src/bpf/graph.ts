import type { Relation } from "./condition.ts";
import type { Term, VariableTerm } from "./term.ts";
import { TripleTable } from "./triple-table.ts";

/** A filter as a graph of decisions: followed from its root, it ends in a `Return`. It has no cycles and no two equal nodes. */
export type Node = Branch | Assign | Return;

/** Goes on at `yes` where the test holds, else at `no`. */
export interface Branch {
  readonly kind: "branch";
  readonly id: number;
  readonly test: GraphTest;
  readonly yes: Node;
  readonly no: Node;
}

/** A comparison of two terms; one object wherever in the graph it is asked. */
export interface GraphTest {
  readonly id: number;
  readonly left: Term;
  readonly relation: Relation;
  readonly right: Term;
}

/** Computes a variable, and goes on. */
export interface Assign {
  readonly kind: "assign";
  readonly id: number;
  readonly to: VariableTerm;
  readonly value: Term;
  readonly next: Node;
}

export interface Return {
  readonly kind: "return";
  readonly id: number;
  readonly accepts: boolean;
}

const RELATIONS: readonly Relation[] = ["eq", "gt", "ge", "set"];

/** Makes the nodes of a graph, from its ends to its root. Ids rise: a node's successors have lower ones. */
export class Graph {
  readonly #tests = new TripleTable<GraphTest>();
  /** Ends by whether they accept, branches by their test, assignments by their variable's complement, and what follows. */
  readonly #nodes = new TripleTable<Node>();
  readonly accept = this.#end(true);
  readonly reject = this.#end(false);

  test(left: Term, relation: Relation, right: Term): GraphTest {
    return this.#tests.of(left.id, RELATIONS.indexOf(relation), right.id, () => {
      return { id: this.#tests.items.length, left, relation, right };
    });
  }

  branch(test: GraphTest, yes: Node, no: Node): Node {
    if (yes === no) return yes;
    return this.#nodes.of(test.id, yes.id, no.id, () => {
      return { kind: "branch", id: this.#nodes.items.length, test, yes, no };
    });
  }

  assign(to: VariableTerm, value: Term, next: Node): Node {
    return this.#nodes.of(~to.id, value.id, next.id, () => {
      return { kind: "assign", id: this.#nodes.items.length, to, value, next };
    });
  }

  /** The node with `way(next)` after it instead of every `next`. */
  renew(node: Branch | Assign, way: (next: Node) => Node): Node {
    if (node.kind === "branch") return this.branch(node.test, way(node.yes), way(node.no));
    return this.assign(node.to, node.value, way(node.next));
  }

  /** All nodes that can be reached, every node before its successors. */
  inOrder(root: Node): Node[] {
    const reached = new Uint8Array(root.id + 1);
    reached[root.id] = 1;
    const order: Node[] = [];
    for (let id = root.id; id >= 0; id--) {
      if (reached[id] === 0) continue;
      const node = this.#nodes.items[id];
      order.push(node);
      for (const next of successors(node)) reached[next.id] = 1;
    }
    return order;
  }

  /**
   * Makes the nodes of `order` anew, from the last to the first. `renew` says what takes a node's place, given what took
   * that of the nodes after it; the answer is what took the root's.
   */
  rebuild(order: readonly Node[], renew: (node: Branch | Assign, now: (node: Node) => Node) => Node): Node {
    const renewed = this.#nodes.items.slice(0, order[0].id + 1);
    const now = (node: Node): Node => renewed[node.id];
    for (let i = order.length - 1; i >= 0; i--) {
      const node = order[i];
      if (node.kind !== "return") renewed[node.id] = renew(node, now);
    }
    return now(order[0]);
  }

  #end(accepts: boolean): Node {
    return this.#nodes.of(Number(accepts), -1, -1, () => ({ kind: "return", id: this.#nodes.items.length, accepts }));
  }
}

/** The nodes after this one, in the order in which they are asked. */
export function successors(node: Node): readonly Node[] {
  switch (node.kind) {
    case "branch":
      return [node.yes, node.no];
    case "assign":
      return [node.next];
    case "return":
      return [];
  }
}

/** The terms that a node computes. */
export function termsOf(node: Node): readonly Term[] {
  switch (node.kind) {
    case "branch":
      return [node.test.left, node.test.right];
    case "assign":
      return [node.value];
    case "return":
      return [];
  }
}
