import { fit, isOpen, keyOf } from "../flows/answers.ts";
import { Footprints, type Footprint } from "../flows/footprint.ts";
import { Raw, type Packet } from "../toolkit/index.ts";
import { standardCatalog } from "../toolkit/standard-catalog.ts";

/** A request that waits for answers, with what its sender knows of it. */
interface Waiting<R> {
  readonly request: R;
  readonly footprint: Footprint;
  readonly key: number;
  isAnswered: boolean;
}

/** Requests that were sent, by what their answers have in common with them: finding one takes the same time among many. */
export class Requests<R> {
  private readonly footprints = new Footprints(standardCatalog());
  private readonly byKey = new Map<number, Waiting<R>[]>();
  private readonly all = new Map<R, Waiting<R>>();
  /** How many may be answered by anybody. */
  private open = 0;

  /** Takes in a packet as it was sent; `toMany` says that its frame went to a group of stations. */
  add(request: R, packet: Packet, toMany = false): void {
    const read = this.footprints.of(packet.bytes, packet.linkType);
    // What was given as octets says nothing, whatever protocol it looks like.
    const meant = packet.bytes.length - rawLength(packet);
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
  answered(packet: Packet): { readonly request: R; readonly isFirst: boolean } | undefined {
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

/** Octets at the end of a packet that it was crafted of as they are. */
function rawLength({ crafted }: Packet): number {
  const last = crafted?.at(-1);
  const load: unknown = last?.protocol === Raw ? (last.values as { readonly load?: unknown }).load : undefined;
  return load instanceof Uint8Array ? load.length : 0;
}
