/** Milliseconds that a probe is waited for when nothing is known of its way. */
const INITIAL_MS = 1000;

/** How long to wait for an answer: RFC 6298's estimate from the round trips seen. */
export class RoundTrip {
  private smoothed: number | undefined = undefined;
  private variation = 0;
  private readonly most: number;

  /** No timeout is longer than `most` milliseconds. */
  constructor(most: number) {
    this.most = most;
  }

  /** Takes in a round trip, in milliseconds. */
  observe(roundTrip: number): void {
    if (this.smoothed === undefined) {
      this.smoothed = roundTrip;
      this.variation = roundTrip / 2;
      return;
    }
    this.variation += (Math.abs(this.smoothed - roundTrip) - this.variation) / 4;
    this.smoothed += (roundTrip - this.smoothed) / 8;
  }

  /** Milliseconds after which a probe counts as unanswered. */
  get timeout(): number {
    const estimate = this.smoothed === undefined ? INITIAL_MS : this.smoothed + 4 * this.variation;
    return Math.min(this.most, estimate);
  }
}
