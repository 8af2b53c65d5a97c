import { signal } from "@preact/signals";
import type { TreeNode } from "../messages.ts";
import { details, field } from "./selection.ts";
import { remembered } from "./remembered.ts";

/** Layers and fields that were opened, by name, so that the next packet is open at the same places. */
const openNames = remembered<readonly string[]>("open", []);
const toggled = signal(0);

/** A line of the tree that is in sight. */
export interface TreeLine {
  readonly node: TreeNode;
  readonly depth: number;
  readonly isOpen: boolean;
  readonly parent: TreeNode | undefined;
}

function nameOf(node: TreeNode): string {
  return node.filter ?? node.text.replace(/[:,].*/s, "");
}

export function isOpen(node: TreeNode): boolean {
  return node.children.length > 0 && openNames.value.includes(nameOf(node));
}

export function setOpen(node: TreeNode, open: boolean): void {
  const name = nameOf(node);
  const others = openNames.value.filter((known) => known !== name);
  openNames.value = open ? [...others, name] : others;
  toggled.value++;
}

/** Opens everything around a node, so that it is in sight. */
export function showNode(node: TreeNode): void {
  for (const parent of pathTo(details.value?.tree ?? [], node)) if (!isOpen(parent)) setOpen(parent, true);
}

/** Opens or closes all of the packet. */
export function setAllOpen(open: boolean): void {
  const all = (nodes: readonly TreeNode[]): string[] =>
    nodes.flatMap((node) => (node.children.length > 0 ? [nameOf(node), ...all(node.children)] : []));
  const names = new Set(all(details.value?.tree ?? []));
  const others = openNames.value.filter((name) => !names.has(name));
  openNames.value = open ? [...others, ...names] : others;
}

function pathTo(nodes: readonly TreeNode[], wanted: TreeNode): TreeNode[] {
  for (const node of nodes) {
    if (node.children.includes(wanted)) return [node];
    const rest = pathTo(node.children, wanted);
    if (rest.length > 0) return [node, ...rest];
  }
  return [];
}

/** The lines of the packet that is looked at. */
export function treeLines(): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  const add = (nodes: readonly TreeNode[], depth: number, parent: TreeNode | undefined) => {
    for (const node of nodes) {
      if (node.hidden === true) continue;
      const open = isOpen(node);
      lines.push({ node, depth, isOpen: open, parent });
      if (open) add(node.children, depth + 1, node);
    }
  };
  add(details.value?.tree ?? [], 0, undefined);
  return lines;
}

/** How many lines of the tree carry the field's name, and which of them is looked at. */
export function amongSame(): { readonly which: number; readonly of: number } | undefined {
  const wanted = field.value;
  if (!wanted) return undefined;
  let [which, of] = [0, 0];
  const count = (nodes: readonly TreeNode[]) => {
    for (const node of nodes) {
      if (node.filter === wanted.filter) of++;
      if (node === wanted) which = of;
      count(node.children);
    }
  };
  count(details.value?.tree ?? []);
  return { which, of };
}
