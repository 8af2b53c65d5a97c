import type { Tree } from "../../dissect/tree.ts";
import type { FieldRow } from "../fields/field-rows.ts";
import type { Place } from "./layer-places.ts";
import type { TreeVisitor } from "./tree-walk.ts";

/** Says where a layer stands: behind what was told of last, a quad or the last one that is inside it, or `inside` that quad. */
export type Placing = (layer: number, inside: boolean, quad: number, row: FieldRow) => void;

/** Hands on what is told of a layer's fields, and says where other layers stand among them: each behind the innermost field that has its octet. */
export class PlacingVisitor implements TreeVisitor {
  private readonly visitor: TreeVisitor;
  private readonly tree: Tree;
  private readonly placing: Placing;
  /** What has no field yet that it stands behind. */
  left: readonly Place[];

  constructor(visitor: TreeVisitor, tree: Tree, places: readonly Place[], placing: Placing) {
    this.visitor = visitor;
    this.tree = tree;
    this.placing = placing;
    this.left = places;
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    const isOpened = this.visitor.enter(quad, row, hasChildren);
    if (!isOpened && !row.info.hidden) this.place(quad, row, true);
    return isOpened;
  }

  leave(quad: number, row: FieldRow): void {
    this.place(quad, row, false);
    this.visitor.leave(quad, row);
  }

  remark(quad: number, row: FieldRow): void {
    this.visitor.remark(quad, row);
  }

  private place(quad: number, row: FieldRow, isLeaf: boolean): void {
    const { tree, left } = this;
    if (row.generated || left.length === 0) return;
    const [start, end] = [tree.start(quad), tree.end(quad)];
    const isHere = ({ at }: Place): boolean => start <= at && at < end;
    for (const place of left) if (isHere(place)) this.placing(place.layer, isLeaf && row.opens, quad, row);
    this.left = left.filter((place) => !isHere(place));
  }
}
