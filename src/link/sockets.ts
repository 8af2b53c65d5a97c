/** How an attempt to connect ended. */
export type Outcome = "connected" | "refused" | "unreachable" | "prohibited";

/** What a network is to who has no rights but to connect: an operating system's sockets, and its clock. */
export interface Sockets {
  /** Attempts that may be under way at a time. */
  readonly most: number;
  /** Milliseconds. */
  now(): number;
  /**
   * Connects over TCP and hangs up at once; calls `settled` when that has ended in one way or another. Returns what gives
   * it up, after which nothing is called.
   */
  connect(address: string, port: number, settled: (outcome: Outcome) => void): () => void;
  /** Waits until something has settled since the last wait, at most so long. Throws what is wrong with the machine. */
  wait(timeoutMs: number): Promise<void>;
  /** Gives up what is under way. */
  close(): void;
}
