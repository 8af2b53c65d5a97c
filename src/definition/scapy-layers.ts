import type { Protocol } from "./protocol.ts";

/**
 * Layers by the names that Scapy gives to parts of protocols, or to protocols whose fields it arranges otherwise. They are
 * for crafting: dissected packets have the layers of the definitions.
 */
export function scapyLayers(layers: readonly Protocol[]): readonly Protocol[] {
  return layers;
}
