import type { LiveCapture } from "../../host/capture/live-capture.ts";
import type { LineOptions } from "../../definition/dump-line.ts";
import type { DumpOptions } from "./dump-options.ts";
import { say, type CommandIo } from "../io.ts";
import { counters } from "./live-summary.ts";
import type { PacketSink } from "./packet-sink.ts";
import { Refusal } from "../refusal.ts";

/** Milliseconds for which what has come is still printed when the user wants an end. */
const LAST_LINES_MS = 1000;
const SECOND_MS = 1000;
/** Milliseconds between two looks at whether there is something to be said. */
const LOOK_MS = 200;

/** What is heeded while a capture runs: when it ends, and whether somebody is to see how far it is. */
export type RunChoices = Pick<DumpOptions, "limit" | "output" | "print"> & {
  readonly line: Pick<LineOptions, "verbose">;
};

/** A capture that runs: its packets go to a sink, and what is to be said of it is said. */
export class LiveRun {
  private readonly capture: LiveCapture;
  private readonly options: RunChoices;
  private readonly sink: PacketSink;
  private readonly io: CommandIo;
  private packets = 0;
  private noticesSaid = 0;

  /** Until when lines are still printed after the user wants it to end, on the clock of `performance`. */
  private deadline = Infinity;

  constructor(capture: LiveCapture, options: RunChoices, sink: PacketSink, io: CommandIo) {
    this.capture = capture;
    this.options = options;
    this.sink = sink;
    this.io = io;
  }

  /** Captures until something ends it, and says how it went; resolves to the exit code. */
  async run(): Promise<number> {
    const { io, capture } = this;
    let exit = 0;
    const stopTalking = this.talk();
    try {
      await this.takeAll();
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      say(io, `remora: ${fault.message}`);
      if (fault.isBrokenPipe) return fault.exitCode;
      exit = fault.exitCode;
    } finally {
      stopTalking();
    }
    this.sayNotices();
    if (capture.problem !== undefined) {
      say(io, `remora: pcap_loop: ${capture.problem.message}`);
      exit = 1;
    }
    for (const counter of this.summary()) say(io, counter);
    return exit;
  }

  /** Says what the user should know of how the capture runs, as far as it was not said. */
  sayNotices(): void {
    const { notices } = this.capture;
    while (this.noticesSaid < notices.length) say(this.io, `remora: ${notices[this.noticesSaid++]}`);
  }

  /** Has signals and time say how far the capture is, until the function that is returned is called. */
  private talk(): () => void {
    const { io } = this;
    const { output, print, line } = this.options;
    const forget = io.onSignal?.({
      SIGUSR1: () => say(io, `remora: ${this.summary().join(", ")}`),
      // What has come is flushed whenever the capture waits for more: the signal only must not end us.
      SIGUSR2() {},
    });
    const timers = [setInterval(() => this.sayNotices(), LOOK_MS)];
    if (output !== undefined && line.verbose > 0 && !print) timers.push(setInterval(() => this.sayCount(), SECOND_MS));
    return () => {
      for (const timer of timers) clearInterval(timer);
      forget?.();
    };
  }

  private summary(): string[] {
    return counters(this.packets, this.capture.stats());
  }

  private sayCount(): void {
    this.io.stderr(new TextEncoder().encode(`Got ${this.packets}\r`));
  }

  /** Gives everything to the sink and closes it. */
  private async takeAll(): Promise<void> {
    const { sink, io, options } = this;
    const isEnding = (): boolean => io.stop?.aborted === true;
    try {
      await this.takePackets();
      await sink.close();
    } catch (fault) {
      const wasEnding = isEnding();
      // Closing goes on where it failed: what could not be written is given up.
      await sink.close();
      // The ^C that ends us ended our reader as well.
      if (!(wasEnding && fault instanceof Refusal && fault.isBrokenPipe)) throw fault;
    }
    if (isEnding() && options.output === undefined) await this.endLine();
  }

  private async takePackets(): Promise<void> {
    const { capture, sink, io } = this;
    const { limit, output } = this.options;
    const taken = (count: number): void => void (this.packets += count);
    const setDeadline = (): void => void (this.deadline = performance.now() + LAST_LINES_MS);
    if (output === undefined) io.stop?.addEventListener("abort", setDeadline, { once: true });
    while (this.packets < limit && (this.deadline === Infinity || performance.now() < this.deadline)) {
      const more = capture.fill();
      if (!(typeof more === "boolean" ? more : await more)) return;
      if (sink.takeAll !== undefined) await sink.takeAll(capture, limit - this.packets, taken);
      else await this.takeOneByOne();
      // Asked for each packet, this would cost as much as writing it.
      if (sink.full === true) return;
      const wait = sink.pause();
      if (wait !== undefined) await wait;
    }
  }

  private async takeOneByOne(): Promise<void> {
    for (let wait = this.takeUntilWait(); wait !== undefined; wait = this.takeUntilWait()) {
      await wait;
      if (this.sink.full === true) return;
    }
  }

  /** Takes the packets at hand, up to one that is to be waited for. By itself, for V8 makes a loop amid `await` slow. */
  private takeUntilWait(): Promise<void> | undefined {
    const { capture, sink } = this;
    const { limit } = this.options;
    while (this.packets < limit && capture.next()) {
      this.packets++;
      const wait = sink.take(capture);
      if (wait !== undefined) return wait;
    }
    return undefined;
  }

  /** As tcpdump: what follows the ^C that a terminal shows stands on a line of its own. */
  private async endLine(): Promise<void> {
    try {
      await this.io.stdout(Uint8Array.of(10));
    } catch {
      // Nobody reads any more.
    }
  }
}
