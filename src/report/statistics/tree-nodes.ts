import { DATA, HeaderEnd, walkRow, type WalkRow } from "../../definition/catalog.ts";
import type { Protocol } from "../../definition/protocol.ts";
import type { Dissector } from "../../dissect/dissector.ts";
import type { Source } from "../../dissect/source.ts";
import { LayerGroups } from "../tree/layer-groups.ts";
import { LayerNesting } from "../tree/layer-nesting.ts";
import { isInFragment } from "../tree/unfinished-datagram.ts";

/**
 * The outermost nodes of the trees of packets, as Wireshark builds them when it only counts: the protocols, behind those
 * of a reassembled message the field that stands for its pieces, and what is malformed.
 */
export class TreeNodes {
  private readonly dissector: Dissector;
  private readonly nesting: LayerNesting;
  private readonly groups: LayerGroups;
  private readonly found: string[] = [];
  /** Of the last layer of the packet that `fault` looked at too little was captured for a node. */
  lacksLast = false;
  /** Octets of a layer from which on it cannot be malformed, by protocol; only decoding tells whether a shorter one is. */
  private readonly enough: (number | undefined)[] = [];

  constructor(dissector: Dissector) {
    this.dissector = dissector;
    this.nesting = new LayerNesting(dissector);
    this.groups = new LayerGroups(dissector);
  }

  /**
   * The nodes of the packet that the dissector holds, behind them what is wrong with it, if anything; the list is one
   * and the same for all packets.
   */
  list(fault: string): readonly string[] {
    const { dissector, found } = this;
    const { layers, catalog, sources } = dissector;
    found.length = 0;
    let source = 0;
    let pieces: string | undefined;
    let outer: Protocol | undefined;
    const shown = layers.count - (this.lacksLast ? 1 : 0);
    for (let layer = 1; layer < shown; layer++) {
      const protocol = catalog.protocols[layers.protocol(layer)];
      if (!protocol || protocol.treeless || protocol.uncounted) continue;
      if (protocol.path === "" && !protocol.standsAlone) continue;
      if (this.nesting.holder(layer) >= 0 || this.groups.isPassedOn(layer)) continue;
      const own = layers.sourceOf(layer);
      const field = isReassembledStream(sources[own]) ? sources[own].field : undefined;
      if (own !== source) {
        if (pieces !== undefined && (own === 0 || field !== undefined)) {
          found.push(pieces);
          pieces = undefined;
        }
        pieces = field ?? pieces;
      }
      if (!(protocol.records?.filter !== undefined && outer === protocol && own === source)) this.add(protocol);
      outer = protocol;
      source = own;
    }
    if (fault !== "") found.push(...(FAULTS[fault] ?? [fault]));
    if (pieces !== undefined) found.push(pieces);
    return found;
  }

  /** Adds what Wireshark names the protocol. Of several names those in front only call it; two alike are one tree. */
  private add({ path, name, standsAlone }: Protocol): void {
    const { found } = this;
    if (path?.includes(":")) {
      const names = path.split(":");
      found.push(...new Set(names.slice(names.indexOf(name))));
    } else found.push(standsAlone ? name : (path ?? name));
  }

  /**
   * What Wireshark names behind the last layer of the packet that the dissector holds: `_ws.malformed`, in a packet that
   * `wasCut` when it was captured `_ws.short`, or nothing.
   */
  fault(wasCut: boolean): string {
    const { dissector, enough } = this;
    const { layers, catalog, sources } = dissector;
    const layer = layers.count - 1;
    this.lacksLast = false;
    if (layer < 1) return "";
    const id = layers.protocol(layer);
    this.lacksLast = dissector.isHeadless(layer);
    if (wasCut) {
      const { end } = sources[layers.sourceOf(layer)];
      const { name } = catalog.protocols[id] ?? {};
      const isNothing = layer > 1 && layers.start(layer) >= end && layers.payloadEnd(layer) > layers.start(layer);
      this.lacksLast ||= isNothing;
      // Datagrams hand on what they carry, even if nothing of it is there.
      const isLast = layers.headerEnd(layer) >= end && layers.payloadEnd(layer) > layers.headerEnd(layer);
      if (isNothing || (isLast && name === "udp")) return SHORT;
    }
    if (this.lacksLast) return this.named(dissector.verdict(layer), layer);
    if (layers.lies(layer)) return this.named(dissector.verdict(layer), layer);
    const least = (enough[id] ??= enoughOf(walkRow(catalog, id), catalog.protocols[id]));
    if (wasCut && id !== DATA) {
      return this.named(dissector.verdict(layer), layer);
    }
    const isShort = layers.payloadEnd(layer) - layers.start(layer) < least;
    return isShort && dissector.isMalformed(layer) ? this.named(dissector.verdict(layer), layer) : "";
  }

  private named(verdict: "malformed" | "truncated" | undefined, layer: number): string {
    return verdict === "truncated" ? SHORT : verdict === "malformed" ? this.malformed(layer) : "";
  }

  private malformed(layer: number): string {
    const { layers, catalog } = this.dissector;
    const isEmpty = layers.payloadEnd(layer) === layers.start(layer);
    if (isEmpty && catalog.protocols[layers.protocol(layer)]?.tellsEmpty) return UNREAD;
    return isInFragment(this.dissector, layer) ? "_ws.unreassembled" : "_ws.malformed";
  }
}

const SHORT = "_ws.short";
/** A remark of its own that a number has no octets, with the node that stands for it, in front of what is malformed. */
const UNREAD = "_ws.expert";
const FAULTS: { readonly [fault: string]: readonly string[] } = {
  [UNREAD]: [UNREAD, "_ws.malformed", "_ws.malformed"],
};

/** Whether a source was put together of segments, so that a field stands for those. */
export function isReassembledStream({ field }: Source): boolean {
  return field?.startsWith("tcp.") === true;
}

function enoughOf({ id, headerEnd, headLength }: WalkRow, protocol: Protocol | undefined): number {
  if (id === DATA) return 0;
  return protocol?.lenient !== true && headerEnd >= HeaderEnd.decoded ? Infinity : headLength;
}
