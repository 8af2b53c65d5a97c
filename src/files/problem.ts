/** Why a capture ended before its source did: everything before `at` was delivered. */
export interface CaptureProblem {
  /** `gone` is a live capture's interface. */
  readonly kind: "truncated" | "malformed" | "gone";
  /** libpcap's words where it has them. */
  readonly message: string;
  /** Offset in the (decompressed) source of the record or block at fault; of a live capture, its packets so far. */
  readonly at: number;
}

/** A compressed stream that breaks off or contradicts itself; decompressors throw it. */
export class CompressionError extends Error {
  readonly code = "BAD_COMPRESSION";
  readonly kind: "truncated" | "malformed";

  constructor(kind: "truncated" | "malformed", message: string) {
    super(message);
    this.name = "CompressionError";
    this.kind = kind;
  }
}
