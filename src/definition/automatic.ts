import { addWords, fold } from "../bytes/checksum.ts";
import type { Auto } from "./auto.ts";
import { readSlot } from "./layout.ts";
import type { Protocol } from "./protocol.ts";

/** The layers of a packet as automatic values see them, whether it was dissected or is being built. */
export interface LayerView {
  readonly bytes: Uint8Array;
  /** The octets that a layer is in, where they are not `bytes`: a packet that was put together has its header elsewhere. */
  bytesOf?(layer: number): Uint8Array;
  protocolAt(layer: number): Protocol | undefined;
  start(layer: number): number;
  headerEnd(layer: number): number;
  payloadEnd(layer: number): number;
}

/**
 * What the automatic field `key` of a layer should hold; undefined for counts and sizes, which their struct fills, and for
 * checksums whose pseudo-header has no addresses to be made of.
 */
export function automaticValue(view: LayerView, layer: number, key: string, auto: Auto): number | undefined {
  const start = view.start(layer);
  const end = view.payloadEnd(layer);
  switch (auto.auto) {
    case "wholeLength":
      return Math.ceil((end - start - auto.minus) / auto.unit);
    case "payloadLength":
      return end - view.headerEnd(layer) - auto.minus;
    case "headerLength":
      return Math.ceil((view.headerEnd(layer) - start - auto.minus) / auto.unit);
    case "checksum": {
      const slot = (view.protocolAt(layer) as Protocol).slot(key);
      const covered =
        auto.coverage === undefined
          ? 0
          : readSlot(view.bytes, start, (view.protocolAt(layer) as Protocol).slot(auto.coverage));
      const stop = auto.over === "header" ? view.headerEnd(layer) : covered > 0 ? Math.min(end, start + covered) : end;
      const pseudo = hasPseudoHeader(view, layer, auto) ? pseudoHeaderSum(view, layer) : 0;
      if (pseudo === undefined) return undefined;
      const at = start + slot.offset;
      const sum = ~fold(addWords(view.bytes, at + 2, stop, addWords(view.bytes, start, at, pseudo))) & 0xffff;
      return sum === 0 && auto.zeroIsNone ? 0xffff : sum;
    }
    default:
      return undefined;
  }
}

function hasPseudoHeader(view: LayerView, layer: number, auto: Auto & { readonly auto: "checksum" }): boolean {
  if (!auto.pseudoWhen) return auto.pseudoHeader;
  const { field, is } = auto.pseudoWhen;
  return readSlot(view.bytes, view.start(layer), (view.protocolAt(layer) as Protocol).slot(field)) === is;
}

/** RFC 9293 3.1, RFC 8200 8.1: addresses of the network layer, the transport's number and its length. */
function pseudoHeaderSum(view: LayerView, layer: number): number | undefined {
  for (let outer = layer - 1; outer >= 0; outer--) {
    const network = view.protocolAt(outer);
    if (!network?.addresses) continue;
    let sum = view.payloadEnd(layer) - view.start(layer);
    for (const address of network.addresses) {
      const { offset, size } = network.slot(address);
      sum = addWords(
        view.bytesOf?.(outer) ?? view.bytes,
        view.start(outer) + offset,
        view.start(outer) + offset + size,
        sum,
      );
    }
    const number = view.protocolAt(layer)?.carriedBy?.["ip.proto"];
    return sum + (typeof number === "number" ? number : 0);
  }
  return undefined;
}
