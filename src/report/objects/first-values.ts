import type { Dissector } from "../../dissect/dissector.ts";
import { FieldValues } from "../../dissect/field-values.ts";

/** The first values of fields in layers. */
export class FirstValues {
  private readonly dissector: Dissector;
  private readonly values: FieldValues;

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.values = new FieldValues(dissector);
  }

  text(layer: number, name: string): string | undefined {
    const quad = this.find(layer, name);
    return quad < 0 ? undefined : this.values.text(layer, quad);
  }

  number(layer: number, name: string): number | undefined {
    const quad = this.find(layer, name);
    return quad < 0 ? undefined : this.values.number(layer, quad);
  }

  /** Integers of 64 bits; as a key, or where they are small enough, as a number. */
  wide(layer: number, name: string): bigint | undefined {
    const quad = this.find(layer, name);
    return quad < 0 ? undefined : this.values.bigint(layer, quad);
  }

  private find(layer: number, name: string): number {
    const { layers, tree } = this.dissector;
    this.dissector.decode(layer);
    const root = layers.tree(layer);
    for (let quad = root + 1; quad < tree.after(root); quad++) if (this.values.info(quad).name === name) return quad;
    return -1;
  }
}
