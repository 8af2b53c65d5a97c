/** What traffic is told apart by. */
export type By = "host" | "connection" | "process" | "protocol";

export const byWhat: readonly By[] = ["host", "connection", "process", "protocol"];

/** Who a talker is; what is there depends on what traffic is told apart by. */
export interface Who {
  /** An address; undefined where traffic has none. */
  readonly host?: string | undefined;
  /** The ends of a connection: this host's, or who asked, first. */
  readonly local?: string | undefined;
  readonly remote?: string | undefined;
  /** The addresses of these ends, to be looked up. */
  readonly addresses?: readonly string[] | undefined;
  /** Wireshark's name of the protocol; of a connection that of its transport. */
  readonly protocol?: string | undefined;
  readonly pid?: number | undefined;
  readonly process?: string | undefined;
  readonly user?: string | undefined;
}

/** Traffic of which nobody is known to have it: other users' where there are no rights, the kernel's own, what is passed on. */
export const UNKNOWN: Who = { process: "unknown" };

/** Octets and packets that came and went. */
export class Amount {
  octetsIn = 0;
  octetsOut = 0;
  packetsIn = 0;
  packetsOut = 0;

  add(other: Amount): void {
    this.octetsIn += other.octetsIn;
    this.octetsOut += other.octetsOut;
    this.packetsIn += other.packetsIn;
    this.packetsOut += other.packetsOut;
  }

  clear(): void {
    this.octetsIn = this.octetsOut = this.packetsIn = this.packetsOut = 0;
  }
}

/** Numbers that are remembered of an interval. */
const STEP = 3;
/** Seconds of the longest average, and those of the shortest intervals that are remembered apart. */
const LONGEST = 40;
const FINEST = 0.5;

/** Somebody who sends and receives: a host, a connection, a process, a protocol. */
export class Talker {
  readonly by: By | "total";
  readonly key: string;
  readonly who: Who;
  /** Since watching began. */
  readonly total: Amount = new Amount();
  /** Octets in the interval that ended at `settled`. */
  nowIn = 0;
  nowOut = 0;
  settled = -Infinity;
  /** In the interval that runs. */
  readonly pending: Amount = new Amount();
  isPending = false;
  /** Who has taken over its counts, where there were too many. */
  heir: Talker | undefined;

  /** Ends of intervals, and the octets in and out of each: as many as the longest average needs. */
  private recent: number[] = [];

  constructor(by: By | "total", key: string, who: Who) {
    this.by = by;
    this.key = key;
    this.who = who;
  }

  /** Closes the interval that ends at a time. */
  settle(time: number): void {
    const { pending, total, recent } = this;
    this.nowIn = pending.octetsIn;
    this.nowOut = pending.octetsOut;
    total.add(pending);
    this.settled = time;
    const last = recent.length - STEP;
    if (last >= 0 && time - recent[last] < FINEST) {
      recent[last + 1] += pending.octetsIn;
      recent[last + 2] += pending.octetsOut;
    } else {
      let old = 0;
      while (old < recent.length && recent[old] <= time - LONGEST) old += STEP;
      if (old > 0) recent.splice(0, old);
      recent.push(time, pending.octetsIn, pending.octetsOut);
    }
    pending.clear();
    this.isPending = false;
  }

  /** Octets of the intervals that ended within so many seconds before a time. */
  since(time: number, seconds: number): { in: number; out: number } {
    const { recent } = this;
    const sum = { in: 0, out: 0 };
    for (let at = recent.length - STEP; at >= 0 && recent[at] > time - seconds; at -= STEP) {
      sum.in += recent[at + 1];
      sum.out += recent[at + 2];
    }
    return sum;
  }
}
