import type { CommandIo } from "../io.ts";
import { writeFailure } from "../refusal.ts";

/** Standard output, until nobody reads it any more. */
export class StandardOutput {
  isClosed = false;
  private readonly io: CommandIo;

  constructor(io: CommandIo) {
    this.io = io;
  }

  /** Writes octets, which stay the caller's once this returns or its promise resolves; throws `Refusal` where it cannot. */
  write(bytes: Uint8Array): void | Promise<void> {
    if (this.isClosed) return;
    try {
      return this.io.stdout(bytes)?.catch((fault) => this.stop(fault));
    } catch (fault) {
      this.stop(fault);
    }
  }

  /** Whoever read our output has gone, which is how pagers and head(1) end us; or it cannot be written. */
  private stop(fault: unknown): void {
    this.isClosed = true;
    if ((fault as NodeJS.ErrnoException).code !== "EPIPE") throw writeFailure(fault);
  }
}
