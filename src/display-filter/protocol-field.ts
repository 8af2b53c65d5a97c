import { FRAME } from "../definition/catalog.ts";
import type { Protocol } from "../definition/protocol.ts";
import type { Dissector } from "../dissect/dissector.ts";
import { isNumbered } from "./layer-numbers.ts";
import type { Range } from "./syntax-tree.ts";
import type { FilterField, Values } from "./vocabulary.ts";

/** A protocol as a field: its value is its header, and what is searched goes on to the end of what it carries. */
export function protocolField(protocol: Protocol, id: number): FilterField<Dissector> {
  const values = (
    layers: readonly Range[] | undefined,
    end: (dissector: Dissector, layer: number) => number,
  ): Values<Dissector> => {
    return (dissector, found) => {
      const { layers: all } = dissector;
      for (let layer = 0; layer < all.count; layer++) {
        if (all.protocol(layer) !== id || (layers && !isNumbered(dissector, layer, layers))) continue;
        const source = dissector.sources[all.sourceOf(layer)];
        if (found(source.bytes.subarray(all.start(layer), Math.min(end(dissector, layer), source.end)))) return true;
      }
      return false;
    };
  };
  const whole = (dissector: Dissector, layer: number): number => dissector.layers.payloadEnd(layer);
  // The frame has no header; its value is the packet.
  const header =
    id === FRAME ? whole : (dissector: Dissector, layer: number): number => dissector.layers.headerEnd(layer);
  return {
    name: protocol.name,
    label: protocol.title,
    type: "FT_PROTOCOL",
    words: undefined,
    values: (layers) => values(layers, header),
    octets: (layers) => values(layers, header),
    whole: (layers) => values(layers, whole),
  };
}
