import type { Dissector } from "../../dissect/dissector.ts";
import { isReassembledStream } from "./tree-nodes.ts";

/** Shapes that are remembered; a capture has some dozens, unless somebody makes packets to have more. */
const SHAPE_LIMIT = 16_384;

/** Which layers a packet has, as far as the last one of `inner`; `value` is what is kept for packets that end there. */
export interface Shape<T> {
  readonly key: number;
  readonly inner: Shape<T>[];
  value: T | undefined;
}

/** Remembers one value for all packets with the same protocols in the same sources. */
export class PacketShapes<T> {
  private readonly root: Shape<T> = { key: 0, inner: [], value: undefined };
  private count = 0;

  /** The shape of the packet that the dissector holds, with its fault and whether the last layer has no node; a new one, not remembered, where there are too many. */
  find({ layers, sources }: Dissector, fault: string, lacksLast: boolean): Shape<T> {
    let shape = this.root;
    for (let layer = 1; layer < layers.count; layer++) {
      const source = layers.sourceOf(layer);
      const stream = source > 0 && isReassembledStream(sources[source]) ? 1 : 0;
      shape = this.inside(shape, layers.protocol(layer) * 0x10000 + source * 2 + stream);
    }
    if (fault === "" && !lacksLast) return shape;
    return this.inside(shape, FAULTS.indexOf(fault) - FAULTS.length + (lacksLast ? LACKING : 0));
  }

  private inside({ inner }: Shape<T>, key: number): Shape<T> {
    for (let i = 0; i < inner.length; i++) if (inner[i].key === key) return inner[i];
    const shape: Shape<T> = { key, inner: [], value: undefined };
    if (this.count >= SHAPE_LIMIT) return shape;
    this.count++;
    inner.push(shape);
    return shape;
  }
}

/** In place of a layer: below 0, by their places here, `LACKING` less where the last layer has no node. */
const FAULTS = ["_ws.malformed", "_ws.short", "_ws.unreassembled"];
const LACKING = -9;
