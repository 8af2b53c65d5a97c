import type { Tree } from "../../dissect/tree.ts";
import type { FieldRow } from "../fields/field-rows.ts";
import type { TreeVisitor } from "./tree-walk.ts";

/** Orders that are kept, and quads of a layer whose order is. */
const ORDER_LIMIT = 4096;
const QUAD_LIMIT = 2048;

/** What is told of a node. */
const LEAF = 0;
const ENTER = 1;
const LEAVE = 2;
const REMARK = 3;

/** Words of a step: what is told, the quad counted from the layer's first, where to go on when what is inside is not wanted. */
const WORDS = 3;

/**
 * The order in which the fields of a layer are told. It depends on nothing but which fields the layer has, and which are
 * inside which: that is its shape.
 */
export class NodeOrder implements TreeVisitor {
  /** Of each quad of the layer: its field, and how many quads it takes with all inside it. */
  readonly shape: Int32Array;
  private readonly first: number;
  private readonly steps: number[] = [];
  private readonly rows: FieldRow[] = [];
  private readonly open: number[] = [];

  /** Is told of the nodes once, as any visitor. */
  constructor(shape: Int32Array, first: number) {
    this.shape = shape;
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

/** The orders of the shapes that layers had so far. */
export class NodeOrders {
  private readonly tree: Tree;
  private readonly orders = new Map<number, NodeOrder>();
  private shape = new Int32Array(2 * QUAD_LIMIT);

  constructor(tree: Tree) {
    this.tree = tree;
  }

  /** The order of the quads first..after-1, which `tell` tells where it is not known; undefined for a layer of too many. */
  of(first: number, after: number, tell: (visitor: TreeVisitor) => void): NodeOrder | undefined {
    if (after - first > QUAD_LIMIT) return undefined;
    const hash = this.read(first, after);
    const known = this.orders.get(hash);
    if (known && this.fits(known.shape, 2 * (after - first))) return known;
    const order = new NodeOrder(this.shape.slice(0, 2 * (after - first)), first);
    tell(order);
    if (this.orders.size === ORDER_LIMIT) this.orders.clear();
    this.orders.set(hash, order);
    return order;
  }

  /** Reads the shape of these quads; returns its hash. */
  private read(first: number, after: number): number {
    const { shape } = this;
    const { quads } = this.tree;
    let hash = after - first;
    let to = 0;
    for (let quad = first, at = 4 * first; quad < after; quad++, at += 4) {
      const field = (shape[to++] = quads[at]);
      const size = (shape[to++] = quads[at + 3] - quad);
      hash = Math.imul(hash ^ ((field << 8) + size), 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    return hash;
  }

  private fits(shape: Int32Array, length: number): boolean {
    if (shape.length !== length) return false;
    for (let i = 0; i < length; i++) if (shape[i] !== this.shape[i]) return false;
    return true;
  }
}
