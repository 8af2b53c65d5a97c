import type { Dissector } from "../dissect/dissector.ts";
import { u16 } from "../bytes/numbers.ts";

/** Finds the ports that a layer is between. */
export class Ported {
  /** Of what `find` found. */
  source = 0;
  destination = 0;
  private readonly dissector: Dissector;
  private readonly ported: readonly boolean[];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.ported = dissector.catalog.protocols.map((known) => known?.aliases?.["port"] !== undefined);
  }

  /** Finds the ports of the innermost transport layer in front of `layer`; false where there is none. */
  find(layer: number): boolean {
    const { layers } = this.dissector;
    for (let outer = layer - 1; outer >= 0; outer--) {
      if (!this.ported[layers.protocol(outer)]) continue;
      const bytes = this.dissector.bytesOf(outer);
      this.source = u16(bytes, layers.start(outer));
      this.destination = u16(bytes, layers.start(outer) + 2);
      return true;
    }
    return false;
  }
}
