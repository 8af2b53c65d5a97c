import type { ByteSource } from "../../files/source.ts";
import { chunkSource } from "../../files/chunk-source.ts";

/** A capture as pieces of octets, in order, that can be asked for again and again. */
export interface Pieces {
  readonly name: string;
  /** Octets of all pieces, where that is known. */
  readonly size: number | undefined;
  /** The piece of this number; undefined behind the last. A capture that grows is waited for. */
  piece(number: number): Promise<Uint8Array | undefined>;
  /** Nobody reads any more: what is waited for ends. */
  close(): void;
}

/** Octets that are asked for at once. */
export const PIECE: number = 1 << 20;

/** A source that reads the pieces from the first on; the next one is asked for while one is used up. */
export function sourceOf(pieces: Pieces): ByteSource {
  let number = 0;
  let next = pieces.piece(number);
  return chunkSource(
    async () => {
      const piece = await next;
      if (piece === undefined) return undefined;
      next = pieces.piece(++number);
      // A failure is told when the piece is wanted.
      next.catch(() => {});
      return piece;
    },
    () => {},
  );
}

/** A file, or anything else that the browser keeps. */
export function blobPieces(blob: Blob, name: string): Pieces {
  return {
    name,
    size: blob.size,
    async piece(number) {
      const start = number * PIECE;
      if (start >= blob.size) return undefined;
      return new Uint8Array(await blob.slice(start, start + PIECE).arrayBuffer());
    },
    close() {},
  };
}
