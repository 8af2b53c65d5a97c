import { successors, type Assign, type Branch, type GraphTest, type Node } from "./graph.ts";
import { CLASS, MODE, type Instruction } from "./instruction.ts";
import { RegisterCode, type Registers } from "./registers.ts";
import type { Variable } from "./value.ts";

/** The instructions of a node, but for its jump. */
export interface NodeCode {
  readonly code: readonly Instruction[];
  /** The nodes that come with the registers already loaded, and so begin behind `code`. */
  readonly loadedBy: ReadonlySet<Node>;
}

const NOTHING_KNOWN: Registers = { a: undefined, x: undefined };
const NOBODY: ReadonlySet<Node> = new Set();

/**
 * Chooses instructions for every node, in an order where each comes before its successors. Where `reuse` is set, a node
 * loads only what the nodes before it have not left in the registers.
 */
export function selectInstructions(order: readonly Node[], reuse: boolean): Map<Node, NodeCode> {
  const slots = slotsOf(order);
  const comingFrom = predecessors(order);
  const left = new Map<Node, Registers>();
  const leftBy = (node: Node): Registers => left.get(node) ?? NOTHING_KNOWN;
  const selected = new Map<Node, NodeCode>();
  for (const node of order) {
    if (node.kind === "return") continue;
    const before = comingFrom.get(node) ?? [];
    const comesLoaded = (from: Node): boolean => node.kind === "branch" && isLoaded(node.test, leftBy(from));
    const loaded = before.filter(comesLoaded);
    const unloaded = before.filter((from) => !comesLoaded(from));
    const loadedBy = loaded.length === 0 ? NOBODY : new Set(loaded);
    if (loaded.length > 0 && unloaded.length === 0) {
      selected.set(node, { code: [], loadedBy });
      left.set(node, meet(loaded.map(leftBy)));
      continue;
    }
    const registers = new RegisterCode(slots, meet(unloaded.map(leftBy)));
    load(registers, node);
    selected.set(node, { code: registers.code, loadedBy });
    if (reuse) left.set(node, meet([{ a: registers.a, x: registers.x }, ...loaded.map(leftBy)]));
  }
  return slots.size === 0 ? selected : withoutUnreadStores(selected);
}

/** A variable that was always still in a register when it was wanted need not have been stored. */
function withoutUnreadStores(selected: ReadonlyMap<Node, NodeCode>): Map<Node, NodeCode> {
  const read = new Set<number>();
  for (const { code } of selected.values()) for (const each of code) if (readsMemory(each)) read.add(each.k);
  const needed = ({ code, k }: Instruction): boolean => code !== CLASS.st || read.has(k);
  return new Map([...selected].map(([node, { code, loadedBy }]) => [node, { code: code.filter(needed), loadedBy }]));
}

function readsMemory({ code }: Instruction): boolean {
  return code === (CLASS.ld | MODE.mem) || code === (CLASS.ldx | MODE.mem);
}

function load(registers: RegisterCode, node: Branch | Assign): void {
  if (node.kind === "assign") registers.store(node.to, node.value);
  else if (node.test.right.kind === "constant") registers.loadA(node.test.left);
  else registers.loadBoth(node.test.left, node.test.right);
}

function isLoaded({ left, right }: GraphTest, { a, x }: Registers): boolean {
  return a === left && (right.kind === "constant" || x === right);
}

/** What is known of the registers by whichever way one comes. */
function meet(ways: readonly Registers[]): Registers {
  if (ways.length < 2) return ways[0] ?? NOTHING_KNOWN;
  const [{ a, x }] = ways;
  return {
    a: ways.every((way) => way.a === a) ? a : undefined,
    x: ways.every((way) => way.x === x) ? x : undefined,
  };
}

function predecessors(order: readonly Node[]): Map<Node, Node[]> {
  const comingFrom = new Map<Node, Node[]>();
  for (const node of order) {
    for (const next of successors(node)) {
      if (next.kind === "return") continue;
      const before = comingFrom.get(next);
      if (before === undefined) comingFrom.set(next, [node]);
      else before.push(node);
    }
  }
  return comingFrom;
}

/** A word of scratch memory for every variable that is computed. */
function slotsOf(order: readonly Node[]): Map<Variable, number> {
  const slots = new Map<Variable, number>();
  for (const node of order)
    if (node.kind === "assign" && !slots.has(node.to.variable)) slots.set(node.to.variable, slots.size);
  return slots;
}
