import type { CaptureInterface } from "../../files/capture-interface.ts";
import type { CaptureProblem } from "../../files/problem.ts";
import { PacketRecord } from "../../files/record.ts";
import type { Linux } from "../native/linux.ts";
import type { CaptureFilter, CaptureStatistics, LiveCapture } from "./live-capture.ts";
import { nanosecondsNow, RingSource, type RingOptions } from "./ring-source.ts";

/** Milliseconds between two looks at an interface that is down, and at rings that are to give the last they have. */
const LOOK_MS = 50;
/** Milliseconds between two looks at whether rings fill up while nobody fetches packets. */
const RELIEF_MS = 20;
/** Milliseconds to leave the kernel to itself when packets come fast: waking up for each block would cost more than its packets. */
const REST_MS = 3;
/** Milliseconds that the kernel may be late. */
const SLACK_MS = 12;

/** How a capture from rings runs. */
export interface RingCaptureOptions extends RingOptions {
  readonly filter: CaptureFilter | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Packets of one or several interfaces from Linux's rings, not copied; of several, in the order of their times. */
export class RingCapture implements LiveCapture {
  readonly format = "live";
  readonly backend = "ring";
  readonly nanosecond = true;
  readonly sections = [];
  readonly nameResolutions = [];
  readonly secrets = [];
  readonly ignored = 0;
  readonly record = new PacketRecord();
  readonly notices: string[] = [];
  readonly interfaces: readonly CaptureInterface[];
  problem: CaptureProblem | undefined = undefined;

  private readonly sources: RingSource[] = [];
  private readonly options: RingCaptureOptions;
  private readonly began = nanosecondsNow();
  /** The longest that a packet stays with the kernel. */
  private readonly delayMs: number;
  /** Packets that came before are delivered; of several interfaces, another may still have older ones. In milliseconds. */
  private horizon = Infinity;
  /** Set when nothing more is received: until then, on the clock of `performance`, what was received is waited for. */
  private drainUntil = Infinity;
  private isOver = false;
  private isClosed = false;
  private wake: (() => void) | undefined = undefined;
  private relief: NodeJS.Timeout | undefined = undefined;

  /** Receives when it is made. Throws CaptureError, the system's errors, and what the filter throws, with nothing left open. */
  constructor(linux: Linux, names: readonly string[], options: RingCaptureOptions) {
    this.options = options;
    this.delayMs = 2 * options.retireMs + SLACK_MS;
    try {
      for (const [number, name] of names.entries()) this.sources.push(new RingSource(linux, name, number, options));
      this.setFilter(options.filter);
      for (const source of this.sources) source.begin();
    } catch (fault) {
      for (const source of this.sources) source.close();
      throw fault;
    }
    this.interfaces = this.sources.map(({ described }) => described);
    options.signal?.addEventListener("abort", this.stop);
    if (options.signal?.aborted === true) this.stop();
  }

  get linkType(): number {
    return this.sources[0]!.described.linkType;
  }

  get snapLength(): number {
    return this.options.snapLength;
  }

  setFilter(filter: CaptureFilter | undefined): void {
    for (const source of this.sources) this.note(source.filter(filter));
  }

  fill(): boolean | Promise<boolean> {
    if (this.advance()) return true;
    return this.isOver ? false : this.wait();
  }

  next(): boolean {
    for (let source = this.earliest(); source !== undefined; source = this.earliest()) {
      if (!source.walk.next(this.record)) continue;
      source.captured++;
      this.record.number++;
      this.record.interface = source.number;
      return true;
    }
    return false;
  }

  stats(): CaptureStatistics {
    const counts = this.sources.map((source) => source.counts(this.began));
    return {
      captured: this.record.number,
      receivedByFilter: sum(counts.map(({ received }) => received)),
      droppedByKernel: sum(counts.map(({ dropped }) => dropped)),
      droppedByInterface: sum(counts.map(({ missed }) => missed)),
      droppedByUs: 0,
    };
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.isOver = true;
    this.cancelRelief();
    this.options.signal?.removeEventListener("abort", this.stop);
    // Octets in the rings are gone, and nobody shall look for them there.
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

  /** Looks at the rings from time to time as long as packets come: who fetches them may be away for long. */
  private readonly relieve = (): void => {
    if (this.wake === undefined) for (const source of this.sources) source.relieve();
    else this.cancelRelief();
  };

  private cancelRelief(): void {
    clearInterval(this.relief);
    this.relief = undefined;
  }

  /** Loads what the kernel has handed over; says whether there is a packet to deliver. */
  private advance(): boolean {
    const [first] = this.sources;
    if (this.sources.length === 1) return first!.walk.hasPackets || first!.load();
    const lookedAt = Date.now();
    for (const source of this.sources) source.isIdle = !source.walk.hasPackets && !source.load();
    this.horizon = this.isSettled() ? Infinity : lookedAt - this.delayMs;
    return this.earliest() !== undefined;
  }

  /** Whether nothing more comes that is not in the rings already. */
  private isSettled(): boolean {
    if (this.drainUntil === Infinity) return false;
    return performance.now() >= this.drainUntil || !this.sources.some((source) => source.isBegun);
  }

  /** The source with the oldest packet, as far as it is known which has it. */
  private earliest(): RingSource | undefined {
    const [first] = this.sources;
    if (this.sources.length === 1) return first!.walk.hasPackets ? first : undefined;
    let oldest: RingSource | undefined;
    let waitsForOthers = false;
    for (const source of this.sources) {
      if (!source.walk.hasPackets) {
        if (!source.isIdle) return undefined; // its next block may be there
        if (source.state !== "gone") waitsForOthers = true;
      } else if (oldest === undefined || source.walk.isBefore(oldest.walk)) {
        oldest = source;
      }
    }
    return waitsForOthers && oldest !== undefined && oldest.walk.milliseconds > this.horizon ? undefined : oldest;
  }

  private async wait(): Promise<boolean> {
    while (!this.isOver) {
      if (this.advance()) {
        this.relief ??= setInterval(this.relieve, RELIEF_MS);
        return true;
      }
      if (this.isSettled()) break;
      await this.event();
      for (const source of this.sources) source.isBusy = false;
      if (this.isOver || this.advance()) continue;
      this.look();
    }
    this.isOver = true;
    return false;
  }

  /** Waits until the kernel has something to say, the capture is to end, or it is time to look. */
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
      if (this.sources.some(({ isBusy }) => isBusy)) return;
      for (const { state, walk, readable } of this.sources)
        if (state !== "gone" && !walk.hasPackets) readable.start(done);
    });
  }

  /** Milliseconds to wait for the kernel; Infinity where it will say when there is something to do. */
  private patience(): number {
    let patience = this.drainUntil === Infinity ? Infinity : LOOK_MS;
    for (const { state, walk, isBusy } of this.sources) {
      if (isBusy) patience = Math.min(patience, REST_MS);
      if (state === "down") patience = Math.min(patience, LOOK_MS);
      if (walk.hasPackets) patience = Math.min(patience, walk.milliseconds + this.delayMs - Date.now());
    }
    return Math.max(1, Math.ceil(patience));
  }

  /** Looks after interfaces that packets cannot come from. */
  private look(): void {
    for (const source of this.sources) this.note(source.look());
    if (this.problem !== undefined || this.sources.some(({ state }) => state !== "gone")) return;
    this.problem = { kind: "gone", message: "The interface disappeared", at: this.record.number };
    this.stop();
  }

  private note(notice: string | undefined): void {
    if (notice !== undefined) this.notices.push(notice);
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
