import type { Details } from "../messages.ts";
import type { Capture } from "./capture.ts";
import { Journey } from "./journey.ts";

/** Packets whose details are kept. */
const MOST_KEPT = 96;
/** Parts of a capture at whose ends journeys stand by. */
const PARTS = 4;
/** Packets that a capture has at least for which that is worth it: fewer are gone through in an instant. */
const MANY = 100_000;

/**
 * Dissects one packet in full, which takes what was before it. It stays where it was: stepping forward costs one packet. For
 * one further up it takes a journey that stands by in the last quarter before it, or begins again; on the way it keeps those
 * that are likely to be asked for next.
 */
export class PacketWalker {
  private readonly capture: Capture;
  private readonly ending: AbortSignal;
  private current: Journey;
  /** Journeys that stand by, by the packets behind them. */
  private readonly standing = new Map<number, Journey>();
  /** By index; the oldest first. */
  private readonly kept = new Map<number, Details>();
  private isPreparing = false;

  /** Nothing goes on once `ending` is aborted. */
  constructor(capture: Capture, ending: AbortSignal) {
    this.capture = capture;
    this.ending = ending;
    this.current = new Journey(capture);
  }

  /**
   * The packet with this index; those of `near` that are on the way are kept. Throws where the capture ends before it, and the
   * signal's reason. One at a time.
   */
  async detailsOf(index: number, near: ReadonlySet<number>, signal: AbortSignal): Promise<Details> {
    const known = this.kept.get(index);
    if (known) return known;
    const journey = (this.current = this.nearest(index));
    const met = (at: number): void => {
      if (at === index || near.has(at)) this.keep(journey.details(at));
    };
    await journey.goTo(index + 1, met, signal);
    const found = this.kept.get(index);
    if (!found) throw new Error(`there is no packet ${index + 1}`);
    return found;
  }

  /** Has journeys stand by in a capture of this many packets, if they are `many`, when nothing else is to be done. */
  async prepare(packets: number, many: number = MANY): Promise<void> {
    if (this.isPreparing || packets < many) return;
    this.isPreparing = true;
    try {
      for (let part = 1; part < PARTS; part++) {
        const place = Math.floor((part * packets) / PARTS);
        if (this.standing.has(place)) continue;
        const journey = new Journey(this.capture);
        await journey.goTo(place, () => {}, this.ending, true);
        this.standing.set(place, journey);
      }
    } finally {
      this.isPreparing = false;
    }
  }

  /** The journey that has least to go to a packet; it stands by no more. */
  private nearest(index: number): Journey {
    const before = [this.current, ...this.standing.values()].filter(({ behind }) => behind <= index);
    if (before.length === 0) return new Journey(this.capture);
    const journey = before.reduce((one, other) => (other.behind > one.behind ? other : one));
    this.standing.delete(journey.behind);
    return journey;
  }

  private keep(details: Details): void {
    this.kept.set(details.index, details);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT) this.kept.delete(oldest);
  }
}
