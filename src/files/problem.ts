/** Why a capture ended before its source did: everything before `at` was delivered. */
export interface CaptureProblem {
  readonly kind: "truncated" | "malformed";
  /** libpcap's words where it has them. */
  readonly message: string;
  /** Offset in the (decompressed) source of the record or block at fault. */
  readonly at: number;
}

/** A compressed stream that breaks off or contradicts itself; decompressors throw it. */
export class CompressionError extends Error {
  readonly code = "BAD_COMPRESSION";
  readonly kind: CaptureProblem["kind"];

  constructor(kind: CaptureProblem["kind"], message: string) {
    super(message);
    this.name = "CompressionError";
    this.kind = kind;
  }
}
