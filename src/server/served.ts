/** What the page is to show: a capture that is there, packets that come, or nothing yet. */
export type Served =
  | { readonly name: string; readonly file: string }
  | { readonly name: string; readonly capture: LiveFeed }
  | undefined;

/** Captures, and gives what it captures to a taker, until the signal aborts or there is nothing more to capture. */
export type LiveFeed = (taker: LiveTaker, signal: AbortSignal) => Promise<void>;

export interface LiveTaker {
  /** The octets of a pcapng file, in order; while its promise is not resolved, no more are wanted. */
  octets(bytes: Uint8Array): void | Promise<void>;
  counted(counts: LiveCounts): void;
}

/** Packets since the capture began. */
export interface LiveCounts {
  readonly captured: number;
  /** Lost by the kernel or the interface. */
  readonly dropped: number;
  /** Lost in queues of our own. */
  readonly skipped: number;
}
