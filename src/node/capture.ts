import type { CaptureInterface } from "../files/capture-interface.ts";
import type { CaptureProblem } from "../files/problem.ts";
import type { CaptureStatistics, LiveCapture, LiveCaptureOptions } from "../host/capture/live-capture.ts";
import { openLiveCapture } from "../host/capture/open-live-capture.ts";
import type { Packet } from "../toolkit/packet.ts";
import { packetOf } from "../toolkit/read-packets.ts";
import { liveFilter } from "./filter.ts";

/** How to capture, and when to end. */
export interface CaptureOptions extends Omit<LiveCaptureOptions, "filter"> {
  /** A capture filter. */
  readonly filter?: string | undefined;
  /** Ends after so many packets. */
  readonly count?: number | undefined;
  /** Ends after so many seconds. */
  readonly timeout?: number | undefined;
}

const nothingYet: CaptureStatistics = {
  captured: 0,
  receivedByFilter: undefined,
  droppedByKernel: undefined,
  droppedByInterface: undefined,
  droppedByUs: 0,
};

/**
 * Captures packets from interfaces: `for await (const packet of capture({ interface: "eth0" }))`. Capturing begins with the
 * loop, or with `open()`, and ends with it. Packets wait with the kernel while the loop is busy; those that find no room
 * there are counted by `stats()`. The loop throws CaptureError and its kinds, and what is wrong with the filter.
 */
export function capture(options: CaptureOptions): PacketCapture {
  return new PacketCapture(options);
}

/** Packets as they come; may be looped over once. */
export class PacketCapture implements AsyncIterableIterator<Packet> {
  private readonly options: CaptureOptions;
  private readonly ending = new AbortController();
  private opening: Promise<void> | undefined;
  private opened: LiveCapture | undefined;
  private timer: NodeJS.Timeout | undefined;
  private left: number;
  private last = nothingYet;
  private isOver = false;

  constructor(options: CaptureOptions) {
    this.options = options;
    this.left = options.count ?? Infinity;
  }

  /** What is captured from; none before capturing has begun. */
  get interfaces(): readonly CaptureInterface[] {
    return this.opened?.interfaces ?? [];
  }

  /** Why it ended before it was to end. */
  get problem(): CaptureProblem | undefined {
    return this.opened?.problem;
  }

  /** What the user should know of how this capture runs, a sentence each. */
  get notices(): readonly string[] {
    return this.opened?.notices ?? [];
  }

  /** Begins to capture; resolves when packets are being kept. */
  async open(): Promise<this> {
    await (this.opening ??= this.begin());
    return this;
  }

  /** Packets so far, and those that were lost; after the end, what it came to. */
  stats(): CaptureStatistics {
    if (this.opened !== undefined && !this.isOver) this.last = this.opened.stats();
    return this.last;
  }

  next(): Promise<IteratorResult<Packet, undefined>> {
    const { opened } = this;
    if (this.isOver) return Promise.resolve({ value: undefined, done: true });
    if (opened === undefined) return this.open().then(() => this.next());
    if (this.left > 0 && opened.next()) {
      this.left--;
      return Promise.resolve({ value: packetOf(opened.record), done: false });
    }
    return this.fill(opened);
  }

  /** Ends capturing. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    await this.close();
    return { value: undefined, done: true };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async fill(opened: LiveCapture): Promise<IteratorResult<Packet, undefined>> {
    if (!this.isOver && this.left > 0 && (await opened.fill())) return this.next();
    return this.return();
  }

  private async begin(): Promise<void> {
    const { filter, signal, timeout, ...options } = this.options;
    signal?.addEventListener("abort", this.end);
    if (signal?.aborted === true) this.end();
    try {
      const chosen = await liveFilter(filter);
      this.opened = await openLiveCapture({ ...options, filter: chosen, signal: this.ending.signal });
      // It may have been closed meanwhile.
      if (this.isOver) await this.opened.close();
      else if (timeout !== undefined) this.timer = setTimeout(this.end, timeout * 1000);
    } catch (fault) {
      signal?.removeEventListener("abort", this.end);
      throw fault;
    }
  }

  private async close(): Promise<void> {
    if (this.isOver) return;
    this.stats();
    this.isOver = true;
    clearTimeout(this.timer);
    this.options.signal?.removeEventListener("abort", this.end);
    await this.opened?.close();
  }

  /** What came before is still delivered. */
  private readonly end = (): void => this.ending.abort();
}
