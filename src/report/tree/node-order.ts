import type { FieldRow } from "../fields/field-rows.ts";
import type { TreeVisitor } from "./tree-walk.ts";

/** What is told of a node. */
const LEAF = 0;
const ENTER = 1;
const LEAVE = 2;
const REMARK = 3;

/** Words of a step: what is told, the quad counted from the layer's first, where to go on when what is inside is not wanted. */
const WORDS = 3;

/** The order in which the fields of all layers of one shape (layer-shapes.ts) are told. */
export class NodeOrder implements TreeVisitor {
  private readonly first: number;
  private readonly steps: number[] = [];
  private readonly rows: FieldRow[] = [];
  private readonly open: number[] = [];

  /** Is told of the nodes once, as any visitor. */
  constructor(first: number) {
    this.first = first;
  }

  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean {
    if (hasChildren) this.open.push(this.rows.length);
    this.add(hasChildren ? ENTER : LEAF, quad, row);
    return hasChildren;
  }

  leave(quad: number, row: FieldRow): void {
    this.add(LEAVE, quad, row);
    const entered = this.open.pop() ?? 0;
    this.steps[WORDS * entered + 2] = this.rows.length;
  }

  remark(quad: number, row: FieldRow): void {
    this.add(REMARK, quad, row);
  }

  /** Tells a visitor of the nodes of a layer of this shape whose first quad is `first`. */
  tell(first: number, visitor: TreeVisitor): void {
    const { steps, rows } = this;
    for (let step = 0; step < rows.length;) {
      const at = WORDS * step;
      const quad = first + steps[at + 1];
      const row = rows[step];
      step++;
      switch (steps[at]) {
        case LEAF:
          visitor.enter(quad, row, false);
          break;
        case ENTER:
          if (!visitor.enter(quad, row, true)) step = steps[at + 2];
          break;
        case LEAVE:
          visitor.leave(quad, row);
          break;
        default:
          visitor.remark(quad, row);
      }
    }
  }

  private add(kind: number, quad: number, row: FieldRow): void {
    this.steps.push(kind, quad - this.first, 0);
    this.rows.push(row);
  }
}
