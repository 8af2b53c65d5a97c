/** Of the time in which a ring fills up, the part for which it may be left alone; and the most, in milliseconds. */
const REST_PART = 8;
const LONGEST_REST_MS = 50;
/** With fewer milliseconds waking up costs more than is won. */
const SHORTEST_REST_MS = 2;
/** Of the time in which a ring fills up when packets come as fast as they ever did, the part that a rest may take. */
const BURST_PART = 2;
/** Milliseconds in which a block fills up in a burst, before there has been one: four gigabits a second. */
const FASTEST_EXPECTED_MS = 0.5;

/**
 * For how long a ring may be left alone so that several blocks are read at once, which is cheaper than waking up for each.
 * Nobody knows what comes meanwhile: a rest is short enough for the fastest burst there has been.
 */
export class RingRest {
  private readonly blocks: number;
  private fastestMs = FASTEST_EXPECTED_MS;

  constructor(blocks: number) {
    this.blocks = blocks;
  }

  /** Milliseconds to rest after a block that filled up in `filledInMs`; 0 where nothing is won by it. */
  after(filledInMs: number): number {
    const { blocks } = this;
    this.fastestMs = Math.min(this.fastestMs, filledInMs);
    const restMs = Math.min((filledInMs * blocks) / REST_PART, (this.fastestMs * blocks) / BURST_PART, LONGEST_REST_MS);
    return restMs < Math.max(2 * filledInMs, SHORTEST_REST_MS) ? 0 : Math.floor(restMs);
  }
}
