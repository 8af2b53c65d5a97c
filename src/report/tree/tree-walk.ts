import type { Dissector } from "../../dissect/dissector.ts";
import { NodeKind, type FieldRow, type FieldRows } from "../fields/field-rows.ts";
import { LayerShapes } from "./layer-shapes.ts";
import { NodeOrder } from "./node-order.ts";

/** What is told of the nodes of a tree, in Wireshark's order. */
export interface TreeVisitor {
  /** A node with, or without, others inside; whether those are wanted. */
  enter(quad: number, row: FieldRow, hasChildren: boolean): boolean;
  /** All that was wanted of what is inside has been told. */
  leave(quad: number, row: FieldRow): void;
  /** A remark of the experts. */
  remark(quad: number, row: FieldRow): void;
}

/** Sets of fields that stand elsewhere which are told apart; beyond them nothing is kept. */
const VARIANT_LIMIT = 1024;
export const NO_VARIANT = -1;
/** The anchor of what stands in front of all fields. */
const FRONT = "";

/**
 * Goes through the fields of a layer as Wireshark shows them: what has no name of Wireshark's is left out but for what is
 * inside it, generated fields stand behind the field that their key names (`dport/stream`), in front of all (`/setup`), or inside it (`flags.syn>opens`), and
 * further names of a field behind it, but inside it where it is an Ethernet address.
 */
export class TreeWalk {
  private readonly dissector: Dissector;
  private readonly rows: FieldRows;
  /** The layer whose fields the visitor is told of, or was to be told of. */
  layer = 0;
  /** Whether fields that tell of further sources may be in the layer: they stand in front of the layers of the source. */
  private moves = false;
  /** The first of the layer's generated fields, and the keys of fields that some of them stand behind. */
  private generated = 0;
  /** The generated field that has all the others inside that are not generated, -1 where none does. */
  private wrapper = -1;
  private readonly anchors: string[] = [];
  /** The keys of fields that some of them stand in. */
  private readonly holders: string[] = [];
  private first = 0;
  private after = 0;

  private readonly orders: LayerShapes<NodeOrder>;
  /** By the names of fields that tell of further sources: numbers for `variant`. */
  private readonly variants = new Map<string, number>();

  constructor(dissector: Dissector, rows: FieldRows) {
    this.dissector = dissector;
    this.rows = rows;
    this.orders = new LayerShapes(dissector.tree);
  }

  /** What but its shape decides on the order of a layer's fields: a number for each set of fields that stand elsewhere. */
  get variant(): number {
    const { sources } = this.dissector;
    if (sources.length === 1) return 0;
    let names = "";
    for (let i = 1; i < sources.length; i++) names += ` ${sources[i].field ?? ""}`;
    const known = this.variants.get(names);
    if (known !== undefined) return known;
    if (this.variants.size === VARIANT_LIMIT) return NO_VARIANT;
    this.variants.set(names, this.variants.size + 1);
    return this.variants.size;
  }

  /** Tells the visitor of the fields of a layer that is decoded. */
  fields(layer: number, visitor: TreeVisitor): void {
    this.begin(layer);
    const { first, after, orders, variant } = this;
    const order = variant === NO_VARIANT ? undefined : orders.find(first, after, variant);
    if (order) order.tell(first, visitor);
    else {
      const made = new NodeOrder(first);
      this.fieldsInOrder(layer, made);
      if (variant !== NO_VARIANT) orders.keep(made);
      made.tell(first, visitor);
    }
  }

  /** The same for who needs it but once for each shape of layers. */
  fieldsInOrder(layer: number, visitor: TreeVisitor): void {
    this.begin(layer);
    this.findGenerated();
    if (this.anchors.includes(FRONT)) this.behind(FRONT, visitor);
    if (this.wrapper < 0) this.siblings(this.first, this.after, true, undefined, visitor);
    else this.wrapped(visitor);
  }

  /** Tells of all fields where one of the generated ones has those inside that are not. */
  private wrapped(visitor: TreeVisitor): void {
    const { wrapper, first, after, generated } = this;
    const row = this.rows.row(this.dissector.tree.field(wrapper));
    if (visitor.enter(wrapper, row, true)) {
      this.siblings(first, generated, true, undefined, visitor);
      visitor.leave(wrapper, row);
    }
    this.siblings(generated, after, true, undefined, visitor);
  }

  private begin(layer: number): void {
    const { layers, tree, sources } = this.dissector;
    this.layer = layer;
    this.moves = sources.length > 1;
    const root = layers.tree(layer);
    this.first = root + 1;
    this.after = tree.after(root);
  }

  /** Tells of the field that stands in front of a layer: of which packets its octets were put together. */
  before(layer: number, visitor: TreeVisitor): void {
    const { layers, tree, sources } = this.dissector;
    const source = layers.sourceOf(layer);
    const { field } = sources[source];
    this.layer = layer;
    if (field === undefined || layer === 0 || layers.sourceOf(layer - 1) === source) return;
    for (let holder = layer - 1; holder > 0; holder--) {
      const root = layers.tree(holder);
      if (root < 0) continue;
      for (let quad = root + 1; quad < tree.after(root); quad = tree.after(quad)) {
        const row = this.rows.row(tree.field(quad));
        if (row.info.name !== field) continue;
        this.layer = holder;
        this.moves = false;
        this.node(quad, row, false, visitor);
        return;
      }
    }
  }

  private isMoved(name: string): boolean {
    const { sources } = this.dissector;
    for (let i = 1; i < sources.length; i++) if (sources[i].field === name) return true;
    return false;
  }

  /** Finds the generated fields of the layer, and the fields that it has and some of them stand behind. */
  private findGenerated(): void {
    const { tree } = this.dissector;
    const { anchors, holders } = this;
    this.generated = this.after;
    this.wrapper = -1;
    anchors.length = holders.length = 0;
    for (let quad = this.first; quad < this.after; quad = tree.after(quad)) {
      const row = this.rows.row(tree.field(quad));
      if (!row.generated) continue;
      if (this.generated === this.after) this.generated = quad;
      if (row.wraps) this.wrapper = quad;
      if (row.anchor !== undefined && !anchors.includes(row.anchor) && this.has(row.anchor)) anchors.push(row.anchor);
      if (row.holder !== undefined && this.hasWithin(row.holder)) holders.push(row.holder);
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
    const { anchors, holders } = this;
    for (let quad = first; quad < after; quad = tree.after(quad)) {
      const row = this.rows.row(tree.field(quad));
      if (outer && isBeside(outer, row)) continue;
      if (quad === this.wrapper) continue;
      if (top && this.moves && row.generated && this.isMoved(row.info.name)) continue;
      if (top && row.anchor !== undefined && anchors.includes(row.anchor)) continue;
      if (top && row.holder !== undefined && holders.includes(row.holder)) continue;
      const holder = this.restHolder(quad, row);
      if (holder >= 0) {
        const held = this.rows.row(tree.field(holder));
        if (!visitor.enter(holder, held, true)) return;
        this.siblings(tree.after(quad), after, false, outer, visitor);
        visitor.leave(holder, held);
        return;
      }
      this.node(quad, row, top, visitor);
      if (top && anchors.length > 0 && !row.generated && row.info.key !== FRONT && anchors.includes(row.info.key)) {
        this.behind(row.info.key, visitor);
      }
    }
  }

  /** The quad that holds what follows: this one, or all that is inside it where it is nothing itself; -1 where neither does. */
  private restHolder(quad: number, row: FieldRow): number {
    if (row.holdsRest) return quad;
    const { tree } = this.dissector;
    if (row.node !== NodeKind.hoisted || tree.after(quad) !== quad + 2) return -1;
    return this.rows.row(tree.field(quad + 1)).holdsRest ? quad + 1 : -1;
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
      if (this.holders.length > 0 && this.holders.includes(row.info.key)) return this.held(quad, row, visitor);
      if (row.node !== NodeKind.text || row.generated || row.isAlone) visitor.enter(quad, row, false);
      return;
    }
    const holds = this.holders.length > 0 && this.holders.includes(row.info.key);
    const inside = this.countInside(quad, row, after) + (holds ? 1 : 0);
    if (row.node === NodeKind.text && inside === 0 && !row.isAlone) return;
    if (visitor.enter(quad, row, inside > 0) && inside > 0) {
      this.siblings(quad + 1, after, false, row, visitor);
      if (holds) this.inside(row.info.key, visitor);
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

  /** A field with the generated ones that stand inside it. */
  private held(quad: number, row: FieldRow, visitor: TreeVisitor): void {
    if (!visitor.enter(quad, row, true)) return;
    this.inside(row.info.key, visitor);
    visitor.leave(quad, row);
  }

  /** The generated fields that stand inside the field with this key. */
  private inside(key: string, visitor: TreeVisitor): void {
    const { tree } = this.dissector;
    for (let quad = this.generated; quad < this.after; quad = tree.after(quad)) {
      const row = this.rows.row(tree.field(quad));
      if (row.holder === key) this.node(quad, row, false, visitor);
    }
  }

  /** Whether a field with this key stands in front of the generated ones, at whatever depth. */
  private hasWithin(key: string): boolean {
    const { tree } = this.dissector;
    for (let quad = this.first; quad < this.generated; quad++)
      if (this.rows.row(tree.field(quad)).info.key === key) return true;
    return false;
  }

  /** Whether a field with this key stands in front of the generated ones. */
  private has(key: string): boolean {
    if (key === FRONT) return true;
    const { tree } = this.dissector;
    for (let quad = this.first; quad < this.generated; quad = tree.after(quad)) {
      if (this.rows.row(tree.field(quad)).info.key === key) return true;
    }
    return false;
  }
}

/** Whether a further name of a field stands beside it. */
function isBeside(outer: FieldRow, row: FieldRow): boolean {
  return row.beside && !outer.holdsAll;
}
