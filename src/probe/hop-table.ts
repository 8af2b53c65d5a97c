import type { HopAnswer, HopProbe } from "./hop-probes.ts";
import type { HopEvent } from "./mtr.ts";

/** Results of a hop that are remembered one by one. */
const HISTORY = 64;

/** What came of the probes to one hop; round trips are in milliseconds. */
export class HopRow {
  readonly ttl: number;
  sent = 0;
  received = 0;
  /** Probes without an answer that are waited for no longer. */
  lost = 0;
  last = Number.NaN;
  best = Infinity;
  worst = 0;
  avg = 0;
  private squares = 0;
  /** Who answers, with how often; the one that answered last is `current`. */
  readonly hosts = new Map<string, number>();
  current: HopAnswer | undefined;
  /** The newest results: round trips, undefined for what was lost. */
  readonly history: (number | undefined)[] = [];

  constructor(ttl: number) {
    this.ttl = ttl;
  }

  /** The part of the probes that was lost, 0 to 1; those on their way count as neither. */
  get loss(): number {
    const settled = this.received + this.lost;
    return settled === 0 ? 0 : this.lost / settled;
  }

  /** The standard deviation of the round trips. */
  get stdev(): number {
    return this.received < 2 ? 0 : Math.sqrt(this.squares / (this.received - 1));
  }

  /** Takes in a result; the sums are those of Welford. */
  add(answer: HopAnswer | undefined): void {
    this.history.push(answer?.rttMs);
    if (this.history.length > HISTORY) this.history.shift();
    if (answer === undefined) {
      this.lost++;
      return;
    }
    const { from, rttMs } = answer;
    this.current = answer;
    this.hosts.set(from, (this.hosts.get(from) ?? 0) + 1);
    this.received++;
    this.last = rttMs;
    this.best = Math.min(this.best, rttMs);
    this.worst = Math.max(this.worst, rttMs);
    const before = this.avg;
    this.avg += (rttMs - before) / this.received;
    this.squares += (rttMs - before) * (rttMs - this.avg);
  }
}

/** The hops of the way to one target. */
export class HopTable {
  private readonly byTtl = new Map<number, HopRow>();
  private lastTtl = Infinity;

  /** In the order of the way; of the silent ones at its end only the first. */
  get rows(): readonly HopRow[] {
    const known = [...this.byTtl.values()].filter(({ ttl }) => ttl <= this.lastTtl);
    const sorted = known.sort((one, other) => one.ttl - other.ttl);
    return sorted.slice(0, sorted.findLastIndex(({ received }) => received > 0) + 2);
  }

  /** Whether the way ends at a hop that answers. */
  get isComplete(): boolean {
    return this.lastTtl !== Infinity;
  }

  /** Takes in what became of a probe. */
  add(kind: Exclude<HopEvent["kind"], "round">, { ttl, answer }: HopProbe): void {
    const row = this.byTtl.get(ttl) ?? new HopRow(ttl);
    this.byTtl.set(ttl, row);
    if (kind === "sent") row.sent++;
    // What was sent before the table began does not count.
    else if (row.received + row.lost < row.sent) row.add(answer);
    if (answer?.isLast === true) this.lastTtl = Math.min(this.lastTtl, ttl);
  }
}
