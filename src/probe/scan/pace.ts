/** Probes that a host may have to answer at a time: at first, up to where each answer allows one more, and at most. */
const INITIAL = 64;
const THRESHOLD = 512;
const MOST = 1024;
/** What silence alone may widen the window to: whoever filters everything gives no sign of being overrun. */
const MOST_UNANSWERED = 512;
/** Answers to one loss from which on the loss is the way's own, which no other pace would change. */
const BEARABLE = 4;
/** Milliseconds between two probes to a host that even one at a time is too many for: at first, and at most. */
const FIRST_DELAY_MS = 10;
const MOST_DELAY_MS = 1000;

/** How many probes a host gets at a time, and how fast: a congestion window as TCP's (RFC 5681), below it a delay. */
export class Pace {
  /** Milliseconds between two probes. */
  delay = 0;
  /** How often it was slowed down. */
  slowed = 0;
  private window = INITIAL;
  private threshold = THRESHOLD;
  /** Probes that were answered at once, and that were lost, since it was slowed down. */
  private kept = 0;
  private losses = 0;

  /** Probes that may be under way. */
  get allowed(): number {
    return Math.floor(this.window);
  }

  /** A probe was answered that was sent but once. */
  answered(): void {
    this.kept++;
    this.window = Math.min(MOST, this.window + (this.window < this.threshold ? 1 : 1 / this.window));
  }

  /** A probe was given up: that says nothing of the way, as long as nothing was seen to get lost. */
  unanswered(): void {
    if (this.slowed === 0 && this.window < MOST_UNANSWERED) this.window += 1 / 4;
  }

  /** A probe was answered after one like it had been lost; says whether that slowed the pace down. */
  lost(): boolean {
    this.losses++;
    if (this.losses * BEARABLE <= this.kept) return false;
    this.slowed++;
    this.threshold = Math.max(2, this.window / 2);
    if (this.window >= 2) this.window /= 2;
    else this.delay = Math.min(MOST_DELAY_MS, Math.max(FIRST_DELAY_MS, 2 * this.delay));
    this.kept = 0;
    this.losses = 0;
    return true;
  }
}
