import type { Dissector } from "../../dissect/dissector.ts";

/** A layer that stands in the middle of another one's tree. */
export interface Place {
  readonly layer: number;
  /** The octet of the other layer's source that is in the field which it stands behind; beyond all: behind everything. */
  readonly at: number;
}

const NONE: readonly Place[] = [];

/** Which layers of the packet at hand stand in the middle of another one's tree, because their sources say so (`Source.within`). */
export class LayerPlaces {
  private readonly dissector: Dissector;
  private readonly inside = new Map<number, Place[]>();
  private readonly held = new Set<number>();

  constructor(dissector: Dissector) {
    this.dissector = dissector;
  }

  /** Looks at another packet. */
  find(): void {
    const { sources, layers } = this.dissector;
    if (this.held.size > 0) {
      this.inside.clear();
      this.held.clear();
    }
    if (sources.length === 1) return;
    for (let layer = 1; layer < layers.count; layer++) {
      const source = layers.sourceOf(layer);
      const { within } = sources[source];
      if (within === undefined || layers.sourceOf(layer - 1) === source) continue;
      this.held.add(layer);
      const places = this.inside.get(within.layer);
      if (places) places.push({ layer, at: within.at });
      else this.inside.set(within.layer, [{ layer, at: within.at }]);
    }
  }

  /** Whether a layer stands in the middle of another one's tree. */
  isHeld(layer: number): boolean {
    return this.held.has(layer);
  }

  /** What stands in the tree of a layer, in the order of its octets. */
  of(layer: number): readonly Place[] {
    return this.inside.get(layer) ?? NONE;
  }
}
