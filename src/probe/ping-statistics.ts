import type { PingEvent } from "./ping-event.ts";

/** The weight of the newest round trip in the moving average, as ping has it. */
const NEWEST = 1 / 8;

/** What came of the probes to one target; round trips are in milliseconds. */
export class PingStatistics {
  transmitted = 0;
  received = 0;
  duplicates = 0;
  errors = 0;
  min = Infinity;
  max = 0;
  /** The exponentially weighted moving average. */
  ewma = 0;
  private sum = 0;
  private squares = 0;

  /** Takes in what `ping` tells. */
  add(event: PingEvent): void {
    switch (event.kind) {
      case "sent":
        this.transmitted++;
        break;
      case "reply":
        if (event.duplicate) this.duplicates++;
        else this.received++;
        this.measured(event.rttMs);
        break;
      case "error":
        this.errors++;
        break;
      case "silence":
        break;
      default:
        event satisfies never;
    }
  }

  /** The part of the probes that got no reply, 0 to 1. */
  get loss(): number {
    return this.transmitted === 0 ? 0 : 1 - this.received / this.transmitted;
  }

  get avg(): number {
    return this.sum / this.measurements;
  }

  /** The deviation of the round trips from their average. */
  get mdev(): number {
    return Math.sqrt(Math.max(0, this.squares / this.measurements - this.avg ** 2));
  }

  /** Round trips that were measured. */
  get measurements(): number {
    return this.received + this.duplicates;
  }

  private measured(rtt: number): void {
    this.ewma = this.measurements === 1 ? rtt : this.ewma + NEWEST * (rtt - this.ewma);
    this.min = Math.min(this.min, rtt);
    this.max = Math.max(this.max, rtt);
    this.sum += rtt;
    this.squares += rtt * rtt;
  }
}
