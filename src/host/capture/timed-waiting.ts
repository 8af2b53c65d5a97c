import type { Waiting } from "../native/native.ts";

/** Milliseconds between two looks. */
const INTERVAL_MS = 10;

/** Waiting by looking again and again, where no descriptor says when there is something. */
export class TimedWaiting implements Waiting {
  private timer: NodeJS.Timeout | undefined;

  start(act: () => void): void {
    this.stop();
    this.timer = setTimeout(act, INTERVAL_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  close(): void {
    this.stop();
  }
}
