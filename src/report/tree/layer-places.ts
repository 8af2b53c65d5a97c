import { ByProtocol } from "../../definition/by-protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { LayerNesting } from "./layer-nesting.ts";

/** A layer that stands in the middle of another one's tree. */
export interface Place {
  readonly layer: number;
  /** The octet of the other layer's source that is in the field which it stands behind; beyond all: behind everything. */
  readonly at: number;
}

const NONE: readonly Place[] = [];

/**
 * Which layers of the packet at hand stand in the middle of another one's tree: those whose source says so (`Source.within`),
 * and those that a protocol `holds`, where their octets are.
 */
export class LayerPlaces {
  private readonly dissector: Dissector;
  private readonly nesting: LayerNesting;
  private readonly holds: ByProtocol<readonly string[]>;
  private readonly inside = new Map<number, Place[]>();
  private readonly held = new Set<number>();

  constructor(dissector: Dissector, nesting: LayerNesting) {
    this.dissector = dissector;
    this.nesting = nesting;
    this.holds = new ByProtocol(dissector.catalog, (protocol) => protocol?.holds ?? []);
  }

  /** Looks at another packet. */
  find(): void {
    const { sources, layers } = this.dissector;
    if (this.held.size > 0) {
      this.inside.clear();
      this.held.clear();
    }
    let isHolder = false;
    for (let layer = 1; layer < layers.count; layer++) {
      const source = layers.sourceOf(layer);
      if (source > 0 && sources[source].within !== undefined && layers.sourceOf(layer - 1) !== source)
        this.hold(layer, sources[source].within.layer, sources[source].within.at);
      else if (isHolder) this.findHolder(layer, source);
      isHolder ||= this.holds.of(layers.protocol(layer)).length > 0;
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

  private findHolder(layer: number, source: number): void {
    const { layers, catalog } = this.dissector;
    const name = catalog.protocols[layers.protocol(layer)]?.name;
    const holder = name === undefined || name === "data" ? -1 : this.nesting.holder(layer);
    if (holder < 0 || !this.holds.of(layers.protocol(holder)).includes(name!)) return;
    if (layers.sourceOf(holder) === source) this.hold(layer, holder, layers.start(layer));
    else if (this.held.has(holder)) this.hold(layer, holder, Infinity);
  }

  private hold(layer: number, holder: number, at: number): void {
    this.held.add(layer);
    const places = this.inside.get(holder);
    if (places) places.push({ layer, at });
    else this.inside.set(holder, [{ layer, at }]);
  }
}
