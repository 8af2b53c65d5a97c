import { batch, computed, effect, signal } from "@preact/signals";
import type { Details, TreeNode } from "../messages.ts";
import { opened } from "./capture.ts";
import { ask, EngineError, question, type Pending } from "./engine.ts";
import { view } from "./view.ts";

/** The index of the packet that is looked at. */
export const packet = signal<number | undefined>(undefined);
/** Its place in the list, where the list shows it. */
export const place = signal<number | undefined>(undefined);
export const details = signal<Details | undefined>(undefined);
/** Why the packet's details cannot be shown. */
export const detailsFault = signal<string | undefined>(undefined);
/** The field that is looked at. */
export const field = signal<TreeNode | undefined>(undefined);
/** Which of the packet's sources the bytes are shown of. */
export const sourceShown = signal(0);

/** Counts what asked for the list to show the packet, wherever it was scrolled to. */
export const revealed = signal(0);

/** Tells the field that a packet is opened at when its details arrive. */
let sought: ((node: TreeNode) => boolean) | undefined;
let running: Pending<"details"> | undefined;

/** Looks at the packet at a place of the list. */
export function selectPlace(index: number, at: number): void {
  batch(() => {
    packet.value = index;
    place.value = at;
  });
}

/** Looks at a packet wherever the list has it, or at the next one that the list has; at the first field that fits, too. */
export async function selectPacket(index: number, at?: (node: TreeNode) => boolean): Promise<void> {
  sought = at;
  const found = await ask<"position">({ ask: "position", view: view.value.view, index });
  batch(() => {
    packet.value = index;
    place.value = found;
    revealed.value++;
  });
}

/** Looks at the packet at a place of the list that need not have been brought in. */
export async function goToPlace(at: number, field?: (node: TreeNode) => boolean): Promise<void> {
  const [row] = await ask<"rows">({ ask: "rows", view: view.value.view, from: at, count: 1 });
  if (!row) return;
  sought = field;
  batch(() => {
    packet.value = row.index;
    place.value = at;
    revealed.value++;
  });
}

/** Whether a field is what an expert remarks on as a problem. */
export function isProblem({ severity = 0 }: TreeNode): boolean {
  return severity >= 2;
}

export function selectField(node: TreeNode | undefined): void {
  batch(() => {
    field.value = node;
    if (node && node.end > node.start) sourceShown.value = node.source;
  });
}

/** The layer that holds the field. */
export const layer = computed(() => details.value?.tree.find((node) => holds(node, field.value)));

function holds(node: TreeNode, wanted: TreeNode | undefined): boolean {
  return node === wanted || node.children.some((child) => holds(child, wanted));
}

/** The nodes of a tree, outer ones first. */
export function* nodesOf(tree: readonly TreeNode[]): Generator<TreeNode> {
  for (const node of tree) {
    yield node;
    yield* nodesOf(node.children);
  }
}

/** The innermost field that is shown and has an octet of a source. */
export function fieldAt(source: number, at: number): TreeNode | undefined {
  let best: TreeNode | undefined;
  for (const node of nodesOf(details.value?.tree ?? [])) {
    const isIn = node.source === source && node.start <= at && at < node.end && node.hidden !== true;
    if (isIn && (!best || node.end - node.start <= best.end - best.start)) best = node;
  }
  return best;
}

effect(() => {
  if (opened.value) return;
  batch(() => {
    packet.value = undefined;
    place.value = undefined;
  });
});

/** Milliseconds within which the list may jump to the packet that is looked at; later somebody is reading it. */
const SOON = 500;

/** The view and whether all of it is there, for what has to be done when either changes. */
const stage = computed(() => `${view.value.view} ${view.value.done || view.value.view === 0}`);
let newView = { number: 0, since: 0 };

effect(() => {
  void stage.value;
  const number = view.peek().view;
  if (number !== newView.number) newView = { number, since: performance.now() };
  void locate();
});

/** Finds the packet that is looked at in a view that is new, or whole now. */
async function locate(): Promise<void> {
  const index = packet.peek();
  const { view: number, done } = view.peek();
  if (index === undefined) return;
  place.value = undefined;
  if (number !== 0 && !done) return;
  const at = await ask<"position">({ ask: "position", view: number, index });
  const [row] = await ask<"rows">({ ask: "rows", view: number, from: at, count: 1 });
  if (row?.index !== index || view.peek().view !== number || packet.peek() !== index) return;
  batch(() => {
    place.value = at;
    if (number === 0 || performance.now() - newView.since < SOON) revealed.value++;
  });
}

effect(() => {
  const index = packet.value;
  running?.cancel();
  running = undefined;
  if (index === undefined) {
    details.value = undefined;
    field.value = undefined;
    return;
  }
  running = question<"details">({ ask: "details", index });
  void show(running);
});

async function show(asked: Pending<"details">): Promise<void> {
  try {
    const answer = await asked.answer;
    if (asked !== running) return;
    const name = field.peek()?.filter;
    const fits = sought ?? ((node: TreeNode) => name !== undefined && node.filter === name);
    sought = undefined;
    batch(() => {
      details.value = answer;
      detailsFault.value = undefined;
      sourceShown.value = 0;
      selectField([...nodesOf(answer.tree)].find(fits));
    });
  } catch (fault) {
    if (!(fault instanceof EngineError)) throw fault;
    if (asked === running) detailsFault.value = fault.message;
  }
}
