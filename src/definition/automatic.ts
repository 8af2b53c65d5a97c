import { addWords, fold } from "../bytes/checksum.ts";
import { crc32c } from "../bytes/crc32c.ts";
import type { Auto } from "./auto.ts";
import { readSlot } from "./layout.ts";
import type { Protocol } from "./protocol.ts";
import { pseudoHeaderSum } from "./pseudo-header.ts";

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
 * checksums whose pseudo-header has no addresses to be made of. `place` is where the field is, if not in the fixed head.
 */
export function automaticValue(
  view: LayerView,
  layer: number,
  key: string,
  auto: Auto,
  place?: number,
): number | undefined {
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
      const covered =
        auto.coverage === undefined
          ? 0
          : readSlot(view.bytes, start, (view.protocolAt(layer) as Protocol).slot(auto.coverage));
      const stop = auto.over === "header" ? view.headerEnd(layer) : covered > 0 ? Math.min(end, start + covered) : end;
      const pseudo = auto.pseudoHeader && applies(view, layer, auto.since) ? pseudoHeaderSum(view, layer) : 0;
      if (pseudo === undefined) return undefined;
      const at = place ?? start + (view.protocolAt(layer) as Protocol).slot(key).offset;
      if (auto.sum === "crc32c") return crc32c(view.bytes, start, stop, at);
      const isOdd = auto.odd === "signed" && ((stop - start) & 1) === 1;
      const before = addWords(view.bytes, start, at, pseudo);
      const all = addWords(view.bytes, at + 2, isOdd ? stop - 1 : stop, before);
      const sum = ~fold(isOdd ? all + signed(view.bytes[stop - 1]) : all) & 0xffff;
      return sum === 0 && auto.zeroIsNone ? 0xffff : sum;
    }
    default:
      return undefined;
  }
}

/** An odd last octet as Cisco adds it: a number with a sign, in ones' complement. */
function signed(octet: number): number {
  return octet < 0x80 ? octet : 0xff00 + octet - 1;
}

/** Whether the protocol is of a version in which the pseudo-header counts. */
function applies(view: LayerView, layer: number, since: { readonly [field: string]: number } | undefined): boolean {
  const protocol = view.protocolAt(layer) as Protocol;
  return Object.entries(since ?? {}).every(
    ([key, least]) => readSlot(view.bytes, view.start(layer), protocol.slot(key)) >= least,
  );
}
