import { automaticValue, type LayerView } from "../definition/automatic.ts";
import type { Fields } from "../definition/kinds.ts";
import { readSlot } from "../definition/layout.ts";
import type { Dissector } from "./dissector.ts";

/** A length or checksum that does not say what the packet is. */
export interface WrongValue {
  /** Index of the layer. */
  readonly layer: number;
  readonly field: string;
  readonly found: number;
  /** What building the packet anew would write. */
  readonly expected: number;
}

/**
 * The automatic values (lengths, checksums) of the packet that `dissector` holds which are not what they should be; of its
 * octets those up to `captured` are there. Layers that were not captured whole are left out; a datagram that an ICMP error quotes
 * only in part shows as wrong.
 */
export function wrongValues(dissector: Dissector, captured: number): WrongValue[] {
  const { layers, bytes } = dissector;
  const view = layerView(dissector);
  const wrong: WrongValue[] = [];
  for (let layer = 0; layer < layers.count; layer++) {
    if (layers.payloadEnd(layer) > captured || dissector.problem(layer)) continue;
    const protocol = view.protocolAt(layer);
    for (const [field, { auto }] of Object.entries((protocol?.fields ?? {}) as Fields)) {
      const slot = protocol?.slots.get(field);
      if (!auto || !slot) continue;
      const found = readSlot(bytes, layers.start(layer), slot);
      if (found === 0 && (("zeroIsRest" in auto && auto.zeroIsRest) || ("zeroIsNone" in auto && auto.zeroIsNone)))
        continue;
      if (auto.auto === "payloadLength" && auto.atMost !== undefined && found > auto.atMost) continue;
      const expected = automaticValue(view, layer, field, auto);
      if (expected !== undefined && expected !== found) wrong.push({ layer, field, found, expected });
    }
  }
  return wrong;
}

/** The layers of the packet that `dissector` holds, as automatic values see them. */
export function layerView({ layers, catalog, bytes }: Dissector): LayerView {
  return {
    bytes,
    protocolAt: (layer) => catalog.protocols[layers.protocol(layer)],
    start: (layer) => layers.start(layer),
    headerEnd: (layer) => layers.headerEnd(layer),
    payloadEnd: (layer) => layers.payloadEnd(layer),
  };
}
