import type { Reply } from "./kinds.ts";

/**
 * A reply to the `attempt`-th probe (from 0) of a port, both by their places in what is scanned, at a moment of the
 * prober's clock in milliseconds.
 */
export type TakeReply = (host: number, port: number, attempt: number, reply: Reply, at: number) => void;

/** What sends probes and hears of their answers, over a link or with sockets; it keeps no time and repeats nothing. */
export interface Prober {
  /** Probes that it can have under way at a time, where that is less than a scan has. */
  readonly most?: number;
  /** Milliseconds by the clock that stamps the answers. */
  now(): number;
  /** Sends the `attempt`-th probe (from 0) of a port, with the next `flush` at the latest; both are places in what is scanned. */
  send(host: number, port: number, attempt: number): void;
  /** Sends what waits to be sent together. */
  flush?(): Promise<void>;
  /** Hands over what has come; where nothing has, waits at most `timeoutMs` for something. */
  receive(timeoutMs: number, take: TakeReply): Promise<void>;
  /** Told that a probe is not waited for any more. */
  giveUp?(host: number, port: number): void;
}
