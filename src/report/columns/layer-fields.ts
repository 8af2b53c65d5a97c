import type { Dissector } from "../../dissect/dissector.ts";

const NONE = -1;

/** Finds the fields of a layer by Wireshark's names: one pass over its quads, however many names are asked for. */
export class LayerFields {
  private readonly dissector: Dissector;
  /** Names have numbers, so that comparing quads with one costs no look at their fields. */
  private readonly numbers = new Map<string, number>();
  /** The number of a field's name, by the field's id, as far as fields were numbered. */
  private nameOf = new Int32Array(0);
  /** By the number of a name: the pass that found it last, and the quad where. */
  private passes = new Int32Array(0);
  private firsts = new Int32Array(0);
  private pass = 0;
  private layer = NONE;

  constructor(dissector: Dissector) {
    this.dissector = dissector;
  }

  /** There is another packet, or more is known of this one. */
  forget(): void {
    this.layer = NONE;
  }

  /** The first quad of a layer whose field has this name; -1 where there is none. */
  first(layer: number, name: string): number {
    if (layer !== this.layer) this.look(layer);
    const number = this.numbers.get(name);
    return number !== undefined && this.passes[number] === this.pass ? this.firsts[number] : NONE;
  }

  /** The first of the quads from..end-1 whose field has this name; -1 where there is none. */
  next(name: string, from: number, end: number): number {
    this.enter();
    const number = this.numbers.get(name);
    if (number === undefined) return NONE;
    const { nameOf } = this;
    const { quads } = this.dissector.tree;
    for (let quad = from; quad < end; quad++) if (nameOf[quads[4 * quad]] === number) return quad;
    return NONE;
  }

  private look(layer: number): void {
    const { dissector } = this;
    const { layers, tree } = dissector;
    dissector.decode(layer);
    this.enter();
    this.layer = layer;
    const pass = ++this.pass;
    const { nameOf, passes, firsts } = this;
    const { quads } = tree;
    const root = layers.tree(layer);
    const after = tree.after(root);
    for (let quad = root + 1; quad < after; quad++) {
      const number = nameOf[quads[4 * quad]];
      if (passes[number] === pass) continue;
      passes[number] = pass;
      firsts[number] = quad;
    }
  }

  /** Numbers the names of fields that were added to the registry: a protocol's are when it is first decoded. */
  private enter(): void {
    const { fields } = this.dissector.catalog.registry;
    const known = this.nameOf.length;
    if (fields.length === known) return;
    const { numbers } = this;
    const nameOf = new Int32Array(fields.length);
    nameOf.set(this.nameOf);
    for (let id = known; id < fields.length; id++) {
      // What has no name of Wireshark's goes by that of its line.
      const name = fields[id].name || (fields[id].field.line ?? "");
      const number = numbers.get(name) ?? numbers.size;
      numbers.set(name, number);
      nameOf[id] = number;
    }
    this.nameOf = nameOf;
    this.passes = new Int32Array(numbers.size);
    this.firsts = new Int32Array(numbers.size);
    this.layer = NONE;
  }
}
