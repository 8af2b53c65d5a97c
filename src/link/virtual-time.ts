interface Planned {
  readonly at: bigint;
  readonly act: () => void;
}

/** 2026-01-01 00:00:00 UTC, when every simulation begins. */
const BEGINNING = 1_767_225_600_000_000_000n;

/** Time that passes only when it is told to, from one planned event to the next: a simulation takes no waiting. */
export class VirtualTime {
  /** Nanoseconds since 1970. */
  now = BEGINNING;
  /** By time; what is planned for the same moment happens in the order of planning. */
  private readonly planned: Planned[] = [];
  private wake: (() => void)[] = [];

  plan(delay: bigint, act: () => void): void {
    const at = this.now + delay;
    let low = 0;
    let high = this.planned.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.planned[middle].at <= at) low = middle + 1;
      else high = middle;
    }
    this.planned.splice(low, 0, { at, act });
    this.wakeUp();
  }

  /** When the next event is planned. */
  get next(): bigint | undefined {
    return this.planned[0]?.at;
  }

  /** Lets time pass up to `moment`, with all that is planned until then. */
  advance(moment: bigint): void {
    while (this.planned.length > 0 && this.planned[0].at <= moment) {
      const { at, act } = this.planned.shift()!;
      this.now = at;
      act();
    }
    if (moment > this.now) this.now = moment;
  }

  /** Waits until something is planned, or `wakeUp` is called. */
  change(): Promise<void> {
    return new Promise((resolve) => this.wake.push(resolve));
  }

  wakeUp(): void {
    const waiting = this.wake;
    this.wake = [];
    for (const resolve of waiting) resolve();
  }
}
