import type { Layer } from "../definition/protocol.ts";

/** Layers on one another as one value: a packet, or a packet in a field of another. */
export class Stacked {
  readonly layers: readonly Layer[];

  constructor(layers: readonly Layer[]) {
    this.layers = layers;
  }
}

/** Whether a value is a layer, which a protocol made. */
export function isLayer(value: unknown): value is Layer {
  return typeof value === "object" && value !== null && "protocol" in value && "values" in value;
}
