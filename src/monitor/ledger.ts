import { Talker, type By, type Who } from "./talker.ts";

/** How many of each are told apart; beyond them the ones silent for longest are added up as one. */
export const mostTalkers: Readonly<Record<By, number>> = {
  host: 32768,
  connection: 32768,
  process: 4096,
  protocol: 1024,
};

const TEN_SECONDS = 10;
const FORTY_SECONDS = 40;

/** What an interval brought, for as long as averages need it. */
interface Interval {
  readonly end: number;
  readonly talkers: Talker[];
  readonly octetsIn: number[];
  readonly octetsOut: number[];
}

/**
 * Who sent and received how much: now, in ten and in forty seconds, and in total. Counts are added as they come, and an
 * interval is closed by `settle`; time is in seconds, and only goes on.
 */
export class Ledger {
  readonly total: Talker = new Talker("total", "total", {});
  /** Talkers that were added up because there were too many. */
  forgotten = 0;
  /** Seconds of the last interval. */
  seconds = 0;
  private readonly tables: Readonly<Record<By, Map<string, Talker>>> = {
    host: new Map(),
    connection: new Map(),
    process: new Map(),
    protocol: new Map(),
  };
  private readonly others = new Map<By, Talker>();
  private readonly most: Readonly<Record<By, number>>;
  private began: number;
  private last: number;
  private pending: Talker[] = [];
  private intervals: Interval[] = [];
  /** Intervals at the front that are no longer among the last ten seconds. */
  private old = 0;

  constructor(began: number, most: Readonly<Record<By, number>> = mostTalkers) {
    this.began = this.last = began;
    this.most = most;
  }

  /** Begins at another time, before anything was counted. */
  begin(time: number): void {
    this.began = this.last = time;
  }

  /** The talker of a key, a new one where there is none. */
  talker(by: By, key: string, who: () => Who): Talker {
    const table = this.tables[by];
    const known = table.get(key);
    if (known !== undefined) return known;
    if (table.size >= this.most[by]) this.forgetOldest(by);
    const made = new Talker(by, key, who());
    table.set(key, made);
    return made;
  }

  /** Counts for a talker. */
  add(talker: Talker, octetsIn: number, octetsOut: number, packetsIn: number, packetsOut: number): void {
    const counted = talker.heir ?? talker;
    const { pending } = counted;
    pending.octetsIn += octetsIn;
    pending.octetsOut += octetsOut;
    pending.packetsIn += packetsIn;
    pending.packetsOut += packetsOut;
    if (counted.isPending) return;
    counted.isPending = true;
    this.pending.push(counted);
  }

  /** Closes the interval that ends now. */
  settle(time: number): void {
    this.seconds = time - this.last;
    this.last = time;
    for (const talker of this.intervals.at(-1)?.talkers ?? []) talker.now.clear();
    const interval: Interval = { end: time, talkers: this.pending, octetsIn: [], octetsOut: [] };
    for (const talker of this.pending) {
      const { pending, now, total, by } = talker;
      interval.octetsIn.push(pending.octetsIn);
      interval.octetsOut.push(pending.octetsOut);
      talker.tenIn += pending.octetsIn;
      talker.tenOut += pending.octetsOut;
      talker.fortyIn += pending.octetsIn;
      talker.fortyOut += pending.octetsOut;
      now.add(pending);
      total.add(pending);
      pending.clear();
      talker.isPending = false;
      if (by !== "total") this.refresh(by, talker);
    }
    this.pending = [];
    this.intervals.push(interval);
    this.expire(time);
  }

  /** Everybody told apart by something. */
  talkers(by: By): Talker[] {
    const others = this.others.get(by);
    return [...this.tables[by].values(), ...(others === undefined ? [] : [others])];
  }

  /** Over how many seconds an average goes, as long as less time has passed. */
  window(seconds: number): number {
    return Math.min(seconds, Math.max(this.last - this.began, 1e-9));
  }

  /** Who was heard last stands last in its table. */
  private refresh(by: By, talker: Talker): void {
    const table = this.tables[by];
    if (table.delete(talker.key)) table.set(talker.key, talker);
  }

  private expire(time: number): void {
    const { intervals } = this;
    for (; this.old < intervals.length && intervals[this.old].end <= time - TEN_SECONDS; this.old++) {
      eachIn(intervals[this.old], (talker, octetsIn, octetsOut) => {
        talker.tenIn -= octetsIn;
        talker.tenOut -= octetsOut;
      });
    }
    let gone = 0;
    for (; gone < this.old && intervals[gone].end <= time - FORTY_SECONDS; gone++) {
      eachIn(intervals[gone], (talker, octetsIn, octetsOut) => {
        talker.fortyIn -= octetsIn;
        talker.fortyOut -= octetsOut;
      });
    }
    if (gone === 0) return;
    this.intervals = intervals.slice(gone);
    this.old -= gone;
  }

  private forgetOldest(by: By): void {
    const table = this.tables[by];
    const [key, oldest] = table.entries().next().value!;
    let others = this.others.get(by);
    if (others === undefined) this.others.set(by, (others = new Talker(by, "others", {})));
    table.delete(key);
    others.total.add(oldest.total);
    const { octetsIn, octetsOut, packetsIn, packetsOut } = oldest.pending;
    oldest.pending.clear();
    oldest.heir = others;
    if (oldest.isPending) this.add(others, octetsIn, octetsOut, packetsIn, packetsOut);
    this.forgotten++;
  }
}

function eachIn(
  { talkers, octetsIn, octetsOut }: Interval,
  act: (talker: Talker, octetsIn: number, octetsOut: number) => void,
): void {
  for (const [i, talker] of talkers.entries()) act(talker, octetsIn[i], octetsOut[i]);
}
