/** Milliseconds of its rate that may be caught up with at once: what timers are late by. */
const CATCH_UP_MS = 10;

/** Lets so many things happen a second, evenly. */
export class TokenBucket {
  /** When the next may happen, in milliseconds. */
  next = -Infinity;
  private readonly interval: number;

  constructor(perSecond: number) {
    this.interval = 1000 / perSecond;
  }

  /** Whether one may happen now, which it then does. */
  take(now: number): boolean {
    if (now < this.next) return false;
    this.next = Math.max(this.next, now - CATCH_UP_MS) + this.interval;
    return true;
  }
}
