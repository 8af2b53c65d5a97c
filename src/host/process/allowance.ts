/** How much work a second may bring: counted in pieces rather than by the clock, which also runs while others have the processor. */
export class Allowance {
  private readonly aSecond: number;
  private since = -Infinity;
  private rest = 0;

  constructor(aSecond: number) {
    this.aSecond = aSecond;
  }

  /** What is left of this second's work. */
  get left(): number {
    const now = performance.now();
    if (now - this.since >= 1000) {
      this.since = now;
      this.rest = this.aSecond;
    }
    return this.rest;
  }

  spend(work: number): void {
    this.rest -= work;
  }
}
