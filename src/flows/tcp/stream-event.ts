/** A segment of a stream, as listeners get it; its octets hold until the next one. */
export interface StreamEvent {
  readonly stream: number;
  /** Which of the two ways it goes, 0 or 1. */
  readonly way: number;
  readonly sport: number;
  readonly dport: number;
  readonly seq: number;
  readonly ack: number;
  readonly syn: boolean;
  readonly fin: boolean;
  readonly reset: boolean;
  /** Octets of payload; those that were captured are bytes[start..end). */
  readonly length: number;
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly number: number;
  readonly seconds: number;
  readonly nanoseconds: number;
  /** The addresses as text. */
  source(): string;
  destination(): string;
}
