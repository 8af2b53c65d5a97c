import { chunkSource } from "../../files/chunk-source.ts";
import type { ByteSource } from "../../files/source.ts";

/** The octets of a capture, which can be asked for again and again. */
export interface Pieces {
  readonly name: string;
  /** How many octets there are, where that is known. */
  readonly size: number | undefined;
  /** Some octets from this one on, undefined at the end; octets that are still to come are waited for. */
  from(at: number): Promise<Uint8Array | undefined>;
  /** Nobody reads any more: what is waited for ends. */
  close(): void;
}

/** Octets that are asked for at once. */
export const PIECE: number = 1 << 20;

/** A source that reads from the first octet on; the next piece is asked for while one is used up. `read` is told how far it is. */
export function sourceOf(pieces: Pieces, read: (octets: number) => void = () => {}): ByteSource {
  let at = 0;
  let next = pieces.from(0);
  return chunkSource(
    async () => {
      const piece = await next;
      if (piece === undefined) return undefined;
      at += piece.length;
      read(at);
      next = pieces.from(at);
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
    async from(at) {
      if (at >= blob.size) return undefined;
      return new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer());
    },
    close() {},
  };
}
