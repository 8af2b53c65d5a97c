import { u16 } from "../../bytes/numbers.ts";
import type { Dissector } from "../../dissect/dissector.ts";

/** Where IPv4 says that more fragments follow, and how (RFC 791 section 3.1). */
const FLAGS = 6;
const MORE_FRAGMENTS = 0x2000;

/** Whether a layer is in the first fragment of a datagram whose others are missing: what it lacks is no fault of its own. */
export function isInFragment({ layers, catalog, sources }: Dissector, layer: number): boolean {
  const source = layers.sourceOf(layer);
  for (let outer = layer - 1; outer > 0 && layers.sourceOf(outer) === source; outer--) {
    if (catalog.protocols[layers.protocol(outer)]?.name !== "ip") continue;
    return (u16(sources[source].bytes, layers.start(outer) + FLAGS) & MORE_FRAGMENTS) !== 0;
  }
  return false;
}
