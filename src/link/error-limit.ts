/** Errors that may be sent at once after a silence: Linux's XRLIM_BURST_FACTOR. */
const BURST = 6;

/** How often a node may send ICMP errors, as Linux limits them for each destination (icmp_ratelimit in icmp(7)). */
export class ErrorLimit {
  private readonly interval: bigint;
  private credit: bigint;
  private before: bigint;

  constructor(perSecond: number, now: bigint) {
    this.interval = BigInt(Math.round(1e9 / perSecond));
    this.credit = this.interval * BigInt(BURST);
    this.before = now;
  }

  /** Whether an error may be sent at this moment, which it then is. */
  take(now: bigint): boolean {
    const most = this.interval * BigInt(BURST);
    this.credit += now - this.before;
    this.before = now;
    if (this.credit > most) this.credit = most;
    if (this.credit < this.interval) return false;
    this.credit -= this.interval;
    return true;
  }
}
