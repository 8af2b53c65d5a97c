import { Talker, type By, type Who } from "./talker.ts";

/** How many of each are told apart; beyond them the ones silent for longest are added up as one. */
export const mostTalkers: Readonly<Record<By, number>> = {
  host: 16384,
  connection: 16384,
  process: 4096,
  protocol: 1024,
};

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
  private readonly oldestFirst = new Map<By, MapIterator<[string, Talker]>>();
  private readonly others = new Map<By, Talker>();
  private readonly most: Readonly<Record<By, number>>;
  private began: number;
  private last: number;
  private pending: Talker[] = [];

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

  /** Corrects totals: what was counted for one talker was another's. Rates stay as they were seen. */
  move(from: Talker, to: Talker, isOut: boolean, octets: number, packets: number): void {
    const [less, more] = [(from.heir ?? from).total, (to.heir ?? to).total];
    if (isOut) {
      less.octetsOut -= octets;
      less.packetsOut -= packets;
      more.octetsOut += octets;
      more.packetsOut += packets;
    } else {
      less.octetsIn -= octets;
      less.packetsIn -= packets;
      more.octetsIn += octets;
      more.packetsIn += packets;
    }
  }

  /** Closes the interval that ends now. */
  settle(time: number): void {
    this.seconds = time - this.last;
    this.last = time;
    for (const talker of this.pending) {
      // A new one stands last already.
      if (talker.by !== "total" && talker.settled !== -Infinity) this.refresh(talker.by, talker);
      talker.settle(time);
    }
    this.pending = [];
  }

  /** Everybody told apart by something. */
  talkers(by: By): Talker[] {
    const others = this.others.get(by);
    return [...this.tables[by].values(), ...(others === undefined ? [] : [others])];
  }

  /** Octets a second of a talker in the last interval, or on average over so many seconds, as long as less time has passed. */
  rate(talker: Talker, seconds?: number): { in: number; out: number } {
    const { last, began } = this;
    if (seconds === undefined) {
      const { settled, nowIn, nowOut } = talker;
      const length = Math.max(this.seconds, SHORTEST);
      return settled === last ? { in: nowIn / length, out: nowOut / length } : { in: 0, out: 0 };
    }
    const sum = talker.since(last, seconds);
    const length = Math.min(seconds, Math.max(last - began, SHORTEST));
    return { in: sum.in / length, out: sum.out / length };
  }

  /** Who was heard last stands last in its table. */
  private refresh(by: By, talker: Talker): void {
    const table = this.tables[by];
    if (table.delete(talker.key)) table.set(talker.key, talker);
  }

  /** The first of a table. Its iterator is kept, for a new one has to pass all that were removed. */
  private oldest(by: By): [string, Talker] {
    const next = this.oldestFirst.get(by)?.next();
    if (next?.done === false) return next.value;
    const iterator = this.tables[by].entries();
    this.oldestFirst.set(by, iterator);
    return iterator.next().value!;
  }

  private forgetOldest(by: By): void {
    const table = this.tables[by];
    const [key, oldest] = this.oldest(by);
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

/** Seconds by which is divided where no time has passed. */
const SHORTEST = 1e-9;
