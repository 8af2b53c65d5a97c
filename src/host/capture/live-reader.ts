import type { CaptureInterface } from "../../files/capture-interface.ts";
import type { CaptureProblem } from "../../files/problem.ts";
import { PacketRecord } from "../../files/record.ts";
import { handOverBlocks, handOverRecords } from "./hand-over.ts";
import type {
  Backend,
  CaptureFilter,
  CaptureStatistics,
  LiveCapture,
  LiveCaptureOptions,
  PacketTaker,
} from "./live-capture.ts";
import type { PacketSource, SourceCounts } from "./packet-source.ts";

/** Milliseconds for which packets that are there are given without a turn of the event loop. */
const TURN_MS = 20;
/** Milliseconds between two looks at an interface that is down, and at sources that are to give the last they have. */
const LOOK_MS = 50;
/** Milliseconds between two looks at whether sources fill up while nobody fetches packets. */
const RELIEF_MS = 20;

/** Packets of one or several sources; of several, in the order of their times. */
export class LiveReader implements LiveCapture {
  readonly format = "live";
  readonly nanosecond = true;
  readonly sections = [];
  readonly nameResolutions = [];
  readonly secrets = [];
  readonly ignored = 0;
  readonly record = new PacketRecord();
  readonly notices: string[] = [];
  readonly backend: Backend;
  readonly interfaces: readonly CaptureInterface[];
  problem: CaptureProblem | undefined = undefined;

  private readonly sources: readonly PacketSource[];
  /** The source, where there is but one: a packet of it is had with less ado. */
  private readonly only: PacketSource | undefined;
  private readonly signal: AbortSignal | undefined;
  private readonly began = nanosecondsNow();
  private readonly delayMs: number;
  /** Packets that came before are delivered; of several sources, another may still have older ones. In milliseconds. */
  private horizon = Infinity;
  /** Set when nothing more is received: until then, on the clock of `performance`, what was received is waited for. */
  private drainUntil = Infinity;
  private isOver = false;
  private isClosed = false;
  private isLeftAlone = false;
  /** When the event loop is to turn next, on the clock of `performance`. */
  private turnAt = 0;
  private waiting: Promise<boolean> | undefined = undefined;
  private wake: (() => void) | undefined = undefined;
  private relief: NodeJS.Timeout | undefined = undefined;

  /** Begins to receive. Throws what the sources and the filter throw, with the sources closed. */
  constructor(
    backend: Backend,
    sources: readonly PacketSource[],
    { filter, signal }: Pick<LiveCaptureOptions, "filter" | "signal">,
  ) {
    this.backend = backend;
    this.sources = sources;
    this.only = sources.length === 1 ? sources[0] : undefined;
    this.signal = signal;
    this.delayMs = Math.max(...sources.map(({ delayMs }) => delayMs));
    this.interfaces = sources.map(({ described }) => described);
    for (const source of sources) this.notices.push(...source.notices);
    try {
      this.setFilter(filter);
      for (const source of sources) source.begin();
    } catch (fault) {
      for (const source of sources) source.close();
      throw fault;
    }
    this.watchRelief();
    signal?.addEventListener("abort", this.stop);
    if (signal?.aborted === true) this.stop();
  }

  get linkType(): number {
    return this.interfaces[0].linkType;
  }

  get snapLength(): number {
    return this.interfaces[0].snapLength;
  }

  setFilter(filter: CaptureFilter | undefined): void {
    for (const source of this.sources) this.note(source.filter(filter));
  }

  fill(): boolean | Promise<boolean> {
    this.isLeftAlone = false;
    if (this.advance()) return performance.now() < this.turnAt ? true : this.turn();
    if (this.isOver) return false;
    return (this.waiting ??= this.wait().finally(() => (this.waiting = undefined)));
  }

  next(): boolean {
    const { sources, record, only } = this;
    if (only !== undefined) {
      if (!only.next(record)) return false;
      record.number++;
      return true;
    }
    for (let index = this.oldest(); index >= 0; index = this.oldest()) {
      if (!sources[index].next(record)) continue;
      record.number++;
      record.interface = index;
      return true;
    }
    return false;
  }

  handOver(taker: PacketTaker, most: number, taken: (count: number) => boolean): void {
    const { only, record } = this;
    if (only === undefined) return void taken(handOverRecords(() => this.next(), record, taker, most));
    let left = most;
    const give = (): boolean => {
      const count = only.handOver(taker, left, record);
      record.number += count;
      left -= count;
      return taken(count) && left > 0;
    };
    // Of what comes last, `fill()` knows when it is all.
    if (this.drainUntil !== Infinity) give();
    else handOverBlocks(only, give);
  }

  stats(): CaptureStatistics {
    const counts = this.sources.map((source) => source.counts());
    const timestamp = nanosecondsNow();
    for (const [index, source] of this.sources.entries()) {
      const { received, dropped, missed } = counts[index];
      source.described.statistics = {
        timestamp,
        startTime: this.began,
        ...(received === undefined ? {} : { filterAccepted: BigInt(received) }),
        ...(dropped === undefined ? {} : { osDropped: BigInt(dropped) }),
        ...(missed === undefined ? {} : { dropped: BigInt(missed) }),
        delivered: BigInt(source.captured),
      };
    }
    return {
      captured: this.record.number,
      receivedByFilter: sum(counts, "received"),
      droppedByKernel: sum(counts, "dropped"),
      droppedByInterface: sum(counts, "missed"),
      droppedByUs: 0,
    };
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.isOver = true;
    this.cancelRelief();
    this.signal?.removeEventListener("abort", this.stop);
    // The octets are gone: nobody shall look for them where they were.
    this.record.bytes = new Uint8Array();
    for (const source of this.sources) source.close();
    this.wake?.();
  }

  /** Receives nothing more; what was received is still delivered. */
  private readonly stop = (): void => {
    if (this.drainUntil !== Infinity) return;
    for (const source of this.sources) source.stop();
    this.drainUntil = performance.now() + this.delayMs;
    this.wake?.();
  };

  /** Makes room in the sources when nobody has fetched packets since the last look: then it may be long until somebody does. */
  private readonly relieve = (): void => {
    if (this.isLeftAlone) for (const source of this.sources) source.relieve();
    this.isLeftAlone = true;
  };

  private watchRelief(): void {
    this.relief ??= setInterval(this.relieve, RELIEF_MS).unref();
  }

  private cancelRelief(): void {
    clearInterval(this.relief);
    this.relief = undefined;
  }

  /** Loads what has been received; says whether there is a packet to deliver. */
  private advance(): boolean {
    const { only } = this;
    if (this.isClosed) return false;
    if (only !== undefined) return only.hasPackets || only.load();
    const lookedAt = Date.now();
    for (const source of this.sources) if (!source.hasPackets) source.load();
    this.horizon = this.isSettled() ? Infinity : lookedAt - this.delayMs;
    return this.oldest() >= 0;
  }

  /** Whether nothing more comes that is not here already. */
  private isSettled(): boolean {
    if (this.drainUntil === Infinity) return false;
    return performance.now() >= this.drainUntil || !this.sources.some(({ isBegun }) => isBegun);
  }

  /** The source with the oldest packet; -1 where it is not known yet which has it, or there is none. */
  private oldest(): number {
    let oldest = -1;
    let waitsForOthers = false;
    for (const [index, source] of this.sources.entries()) {
      if (!source.hasPackets) {
        if (!source.isIdle) return -1; // its next block may be there
        if (source.state !== "gone") waitsForOthers = true;
      } else if (oldest < 0 || isBefore(source, this.sources[oldest])) {
        oldest = index;
      }
    }
    return oldest >= 0 && waitsForOthers && milliseconds(this.sources[oldest]) > this.horizon ? -1 : oldest;
  }

  /** Lets the event loop turn once: packets may come so fast that nothing else would ever happen. */
  private async turn(): Promise<boolean> {
    await new Promise(setImmediate);
    this.turnAt = performance.now() + TURN_MS;
    return this.advance();
  }

  private async wait(): Promise<boolean> {
    this.cancelRelief();
    while (!this.isOver) {
      if (this.advance()) {
        this.watchRelief();
        this.turnAt = performance.now() + TURN_MS;
        return true;
      }
      if (this.isSettled()) break;
      await this.event();
      if (!this.isClosed && !this.advance()) this.look();
    }
    this.isOver = true;
    return false;
  }

  /** Waits until a source has something to say, the capture is to end, or it is time to look. */
  private event(): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wake = undefined;
        for (const { readable } of this.sources) readable.stop();
        resolve();
      };
      const patience = this.patience();
      const timer = patience === Infinity ? undefined : setTimeout(done, patience);
      this.wake = done;
      for (const { state, hasPackets, readable } of this.sources)
        if (state !== "gone" && !hasPackets) readable.start(done);
    });
  }

  /** Milliseconds to wait; Infinity where the sources will say when there is something to do. */
  private patience(): number {
    let patience = this.drainUntil === Infinity ? Infinity : LOOK_MS;
    for (const source of this.sources) {
      if (source.state === "down") patience = Math.min(patience, LOOK_MS);
      if (source.hasPackets) patience = Math.min(patience, milliseconds(source) + this.delayMs - Date.now());
    }
    return Math.max(1, Math.ceil(patience));
  }

  /** Looks after sources that give nothing. */
  private look(): void {
    for (const source of this.sources) this.note(source.look());
    if (this.problem !== undefined || this.sources.some(({ state }) => state !== "gone")) return;
    const fault = this.sources.map(({ fault }) => fault).find((fault) => fault !== undefined);
    this.problem = { kind: "gone", message: fault ?? "The interface disappeared", at: this.record.number };
    this.stop();
  }

  private note(notice: string | undefined): void {
    if (notice !== undefined) this.notices.push(notice);
  }
}

function isBefore(one: PacketSource, other: PacketSource): boolean {
  return one.seconds < other.seconds || (one.seconds === other.seconds && one.nanoseconds < other.nanoseconds);
}

function milliseconds({ seconds, nanoseconds }: PacketSource): number {
  return seconds * 1e3 + nanoseconds / 1e6;
}

/** A sum of what is known; undefined where one of the counts is not. */
function sum(counts: readonly SourceCounts[], which: keyof SourceCounts): number | undefined {
  let total = 0;
  for (const { [which]: count } of counts) {
    if (count === undefined) return undefined;
    total += count;
  }
  return total;
}

/** Nanoseconds since 1970. */
function nanosecondsNow(): bigint {
  return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1e3)) * 1000n;
}
