import type { Dissector } from "../../dissect/dissector.ts";
import { NodeKind, type FieldRow, type FieldRows } from "../fields/field-rows.ts";

/** What is told of the nodes of a tree, in Wireshark's order. */
export interface TreeVisitor {
  /** A node with, or without, others inside; whether those are wanted. */
  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean;
  /** All that was wanted of what is inside has been told. */
  leave(quad: number, row: FieldRow): void;
  /** A remark of the experts. */
  remark(quad: number, row: FieldRow): void;
}

/**
 * Goes through the fields of a layer as Wireshark shows them: what has no name of Wireshark's is left out but for what is
 * inside it, generated fields stand behind the field that their key names (`dport/stream`), and further names of a field
 * behind it, but inside it where it is an Ethernet address.
 */
export class TreeWalk {
  private readonly dissector: Dissector;
  private readonly rows: FieldRows;
  /** The first of the layer's generated fields, and whether some of them are to stand elsewhere. */
  private generated = 0;
  private anchored = false;
  private first = 0;
  private after = 0;

  constructor(dissector: Dissector, rows: FieldRows) {
    this.dissector = dissector;
    this.rows = rows;
  }

  /** Tells the visitor of the fields of a layer that is decoded. */
  layer(layer: number, visitor: TreeVisitor): void {
    const { layers, tree } = this.dissector;
    const root = layers.tree(layer);
    this.first = root + 1;
    this.after = tree.after(root);
    this.findGenerated();
    this.siblings(this.first, this.after, true, undefined, visitor);
  }

  private findGenerated(): void {
    const { tree } = this.dissector;
    this.generated = this.after;
    this.anchored = false;
    for (let quad = this.first; quad < this.after; quad = tree.after(quad)) {
      const row = this.rows.row(tree.field(quad));
      if (!row.generated) continue;
      if (this.generated === this.after) this.generated = quad;
      if (row.anchor !== undefined) this.anchored = true;
    }
  }

  /** `top`: whether they are right in the layer. */
  private siblings(
    first: number,
    after: number,
    top: boolean,
    outer: FieldRow | undefined,
    visitor: TreeVisitor,
  ): void {
    const { tree } = this.dissector;
    for (let quad = first; quad < after; quad = tree.after(quad)) {
      const row = this.rows.row(tree.field(quad));
      if (outer && isBeside(outer, row)) continue;
      if (top && row.anchor !== undefined && this.anchored && this.isAnchored(row.anchor)) continue;
      this.node(quad, row, top, visitor);
      if (top && this.anchored && !row.generated) this.behind(row.info.key, visitor);
    }
  }

  private node(quad: number, row: FieldRow, top: boolean, visitor: TreeVisitor): void {
    const { tree } = this.dissector;
    const after = tree.after(quad);
    switch (row.node) {
      case NodeKind.hoisted:
        this.siblings(quad + 1, after, top, undefined, visitor);
        return;
      case NodeKind.remark:
        visitor.remark(quad, row);
        return;
      case NodeKind.problem:
        return;
    }
    if (after === quad + 1) {
      if (row.node !== NodeKind.text || row.generated) visitor.enter(quad, row, false);
      return;
    }
    const inside = this.countInside(quad, row, after);
    if (row.node === NodeKind.text && inside === 0) return;
    if (visitor.enter(quad, row, inside > 0) && inside > 0) {
      this.siblings(quad + 1, after, false, row, visitor);
      visitor.leave(quad, row);
    }
    if (row.holdsAll) return;
    for (let child = quad + 1; child < after; child = tree.after(child)) {
      const other = this.rows.row(tree.field(child));
      if (isBeside(row, other)) this.node(child, other, false, visitor);
    }
  }

  private countInside(quad: number, row: FieldRow, after: number): number {
    const { tree } = this.dissector;
    let count = 0;
    for (let child = quad + 1; child < after; child = tree.after(child)) {
      const other = this.rows.row(tree.field(child));
      if (isBeside(row, other) || other.node === NodeKind.problem) continue;
      count += other.node === NodeKind.hoisted ? this.countInside(child, other, tree.after(child)) : 1;
    }
    return count;
  }

  /** The generated fields that stand behind the field with this key. */
  private behind(key: string, visitor: TreeVisitor): void {
    const { tree } = this.dissector;
    for (let quad = this.generated; quad < this.after; quad = tree.after(quad)) {
      const row = this.rows.row(tree.field(quad));
      if (row.anchor === key) this.node(quad, row, false, visitor);
    }
  }

  /** Whether the layer has the field that generated ones with this anchor stand behind. */
  private isAnchored(anchor: string): boolean {
    const { tree } = this.dissector;
    for (let quad = this.first; quad < this.generated; quad = tree.after(quad)) {
      if (this.rows.row(tree.field(quad)).info.key === anchor) return true;
    }
    return false;
  }
}

/** Whether a further name of a field stands beside it. */
function isBeside(outer: FieldRow, { info }: FieldRow): boolean {
  return info.hidden && info.role === "part" && !outer.holdsAll;
}
