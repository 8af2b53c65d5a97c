import type { FieldInfo } from "../../definition/registry.ts";
import type { Sight, StatisticContext } from "./statistic.ts";

/** Finds the occurrences of one field, by Wireshark's name, in packet after packet. */
export class FieldSearch {
  /** Where the occurrence that `next` found is. */
  layer = 0;
  quad = 0;
  private readonly ids: ReadonlySet<number>;
  private readonly protocols: ReadonlySet<number>;
  private sight: Sight | undefined;

  /** Throws a RangeError where no field has this name. */
  constructor(name: string, context: Pick<StatisticContext, "fields" | "dissector">) {
    const infos = context.fields.named(name);
    if (infos.length === 0) throw new RangeError(`no field is named ${name}`);
    this.ids = new Set(infos.map(({ id }) => id));
    this.protocols = new Set(infos.map((info) => protocolOf(info, context)));
  }

  /** Begins at the front of a packet. */
  start(sight: Sight): this {
    this.sight = sight;
    this.layer = -1;
    this.quad = -1;
    return this;
  }

  /** Begins at the front of one layer, and moves to the first occurrence in it. */
  firstIn(sight: Sight, layer: number): boolean {
    this.sight = sight;
    this.layer = layer;
    this.quad = -1;
    return this.nextInLayer();
  }

  /** The number of the first occurrence in one layer, undefined where there is none. */
  numberIn(sight: Sight, layer: number): number | undefined {
    return this.firstIn(sight, layer) ? sight.values.number(layer, this.quad) : undefined;
  }

  /** The text of the first occurrence in one layer, undefined where there is none. */
  textIn(sight: Sight, layer: number): string | undefined {
    return this.firstIn(sight, layer) ? sight.values.text(layer, this.quad) : undefined;
  }

  /** Moves to the next occurrence, in any layer. */
  next(): boolean {
    if (!this.sight) return false;
    const { dissector } = this.sight;
    while (this.layer < 0 || !this.nextInLayer()) {
      if (++this.layer >= dissector.layers.count) return false;
      this.quad = -1;
    }
    return true;
  }

  /** Moves to the next occurrence in the layer of the one before. */
  nextInLayer(): boolean {
    const { dissector } = this.sight as Sight;
    const { layers, tree } = dissector;
    if (!this.protocols.has(layers.protocol(this.layer))) return false;
    dissector.decode(this.layer);
    const root = layers.tree(this.layer);
    for (let i = Math.max(this.quad, root) + 1; i < tree.after(root); i++) {
      if (!this.ids.has(tree.field(i))) continue;
      this.quad = i;
      return true;
    }
    return false;
  }

  /** The number of the first occurrence, undefined where there is none. */
  number(sight: Sight): number | undefined {
    return this.start(sight).next() ? sight.values.number(this.layer, this.quad) : undefined;
  }

  /** The text of the first occurrence, undefined where there is none. */
  text(sight: Sight): string | undefined {
    return this.start(sight).next() ? sight.values.text(this.layer, this.quad) : undefined;
  }

  has(sight: Sight): boolean {
    return this.start(sight).next();
  }
}

function protocolOf(info: FieldInfo, { dissector }: Pick<StatisticContext, "dissector">): number {
  return info.protocol ? dissector.catalog.idOf(info.protocol) : 0;
}
