import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Outcome, Sockets } from "../../link/sockets.ts";
import { outcomes } from "./outcomes.ts";

/** Connects to many ports at a time and hangs up at once. */
export class NodeSockets implements Sockets {
  /** Descriptors are few for users of some systems; the rest of the program needs some, too. */
  readonly most = 512;
  private fault: Error | undefined;
  private wake: (() => void) | undefined;
  private hasSettled = false;

  now(): number {
    return performance.now();
  }

  connect(address: string, port: number, settled: (outcome: Outcome) => void): () => void {
    const socket: Socket = connect({ host: address, port });
    const end = (outcome: Outcome): void => {
      socket.resetAndDestroy();
      settled(outcome);
      this.hasSettled = true;
      this.wake?.();
    };
    socket.once("connect", () => end("connected"));
    socket.on("error", (error: NodeJS.ErrnoException) => {
      const outcome = outcomes[error.code ?? ""];
      if (outcome !== undefined) return end(outcome);
      // The system's own patience has ended before ours.
      if (error.code === "ETIMEDOUT") return;
      this.fault ??= error;
      this.wake?.();
    });
    return () => void socket.removeAllListeners("connect").destroy();
  }

  async wait(timeoutMs: number): Promise<void> {
    if (!this.hasSettled) {
      const ended = new AbortController();
      this.wake = () => ended.abort();
      await sleep(timeoutMs, undefined, { signal: ended.signal }).catch(() => undefined);
      this.wake = undefined;
    } else await sleep(0);
    this.hasSettled = false;
    if (this.fault !== undefined) throw this.fault;
  }

  close(): void {
    this.wake?.();
  }
}
