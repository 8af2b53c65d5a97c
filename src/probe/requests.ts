import type { Catalog } from "../definition/catalog.ts";
import { fit, isOpen, keyOf } from "../flows/answers.ts";
import { Footprints, type Footprint } from "../flows/footprint.ts";

/** A packet as octets that begin as its link type says. */
export interface PacketOctets {
  readonly bytes: Uint8Array;
  readonly linkType: number;
}

/** A request that waits for answers, with what its sender knows of it. */
interface Waiting<R> {
  readonly request: R;
  readonly footprint: Footprint;
  readonly key: number;
  isAnswered: boolean;
}

/** Requests that were sent, by what their answers have in common with them: finding one takes the same time among many. */
export class Requests<R> {
  private readonly footprints: Footprints;
  private readonly byKey = new Map<number, Waiting<R>[]>();
  private readonly all = new Map<R, Waiting<R>>();
  /** How many may be answered by anybody. */
  private open = 0;

  /** The definitions of the catalog say what answers what. */
  constructor(catalog: Catalog) {
    this.footprints = new Footprints(catalog);
  }

  /**
   * Takes in a packet as it was sent; `toMany` says that its frame went to a group of stations. From `meant` on its octets
   * are data, whatever protocol they look like.
   */
  add(request: R, packet: PacketOctets, toMany = false, meant = packet.bytes.length): void {
    const read = this.footprints.of(packet.bytes, packet.linkType);
    const marks = read.marks.filter(({ start }) => start < meant);
    const footprint = { ...read, marks, toMany: toMany || read.toMany };
    const anybody = isOpen(footprint);
    if (anybody) this.open++;
    const key = keyOf(footprint.marks, !anybody);
    const waiting: Waiting<R> = { request, footprint, key, isAnswered: false };
    this.all.set(request, waiting);
    const alike = this.byKey.get(key);
    if (alike === undefined) this.byKey.set(key, [waiting]);
    else alike.push(waiting);
  }

  /** Has nothing answer a request any more. */
  forget(request: R): void {
    const waiting = this.all.get(request);
    if (waiting === undefined) return;
    this.all.delete(request);
    if (isOpen(waiting.footprint)) this.open--;
    const others = this.byKey.get(waiting.key)!.filter((other) => other !== waiting);
    if (others.length > 0) this.byKey.set(waiting.key, others);
    else this.byKey.delete(waiting.key);
  }

  /**
   * The request that a packet answers, and whether it is its first answer. Of several that fit, an error answers the one
   * that it quotes, and everything else the earliest that has no answer yet.
   */
  answered(packet: PacketOctets): { readonly request: R; readonly isFirst: boolean } | undefined {
    const footprint = this.footprints.of(packet.bytes, packet.linkType);
    let best: Waiting<R> | undefined;
    let bestFit = 0;
    for (const waiting of this.alike(footprint)) {
      const found = fit(footprint, waiting.footprint);
      if (found < bestFit || found === 0) continue;
      if (best !== undefined && found === bestFit && (waiting.isAnswered || !best.isAnswered)) continue;
      best = waiting;
      bestFit = found;
    }
    if (best === undefined) return undefined;
    const isFirst = !best.isAnswered;
    best.isAnswered = true;
    return { request: best.request, isFirst };
  }

  private *alike({ marks, quoted }: Footprint): Generator<Waiting<R>> {
    for (const trail of [marks, quoted]) {
      if (trail.length === 0) continue;
      yield* this.byKey.get(keyOf(trail, true)) ?? [];
      if (this.open > 0) yield* this.byKey.get(keyOf(trail, false)) ?? [];
    }
  }
}
