import { constants, createGunzip, type Gunzip } from "node:zlib";
import { chunkSource } from "../files/chunk-source.ts";
import type { Decompressors } from "../files/compression.ts";
import { lz4Source } from "../files/lz4.ts";
import { CompressionError } from "../files/problem.ts";
import type { ByteSource } from "../files/source.ts";
import { zstdSource } from "../files/zstd.ts";

/** Everything that Node unpacks: gzip by zlib, zstd and lz4 by JavaScript. */
export const decompressors: Decompressors = { gzip: gunzipSource, zstd: zstdSource, lz4: lz4Source };

/** Compressed octets taken at once: deflate makes at most 1,032 times as many of them. */
const PIECE = 16 * 1024;
const OUTPUT_CHUNK = 64 * 1024;

/** The content of gzip members, one after the other; throws `CompressionError` from `read`. */
function gunzipSource(source: ByteSource): ByteSource {
  const piece = new Uint8Array(PIECE);
  const unpacker = new Unpacker(createGunzip({ chunkSize: OUTPUT_CHUNK, flush: constants.Z_SYNC_FLUSH }));

  async function pull(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = unpacker.unpacked.shift();
      if (chunk !== undefined) return chunk;
      if (unpacker.fault !== undefined) throw translate(unpacker.fault);
      if (unpacker.ended) return undefined;
      const count = await source.read(piece, 0, PIECE);
      await unpacker.push(piece.subarray(0, count));
    }
  }
  return chunkSource(pull, () => {
    unpacker.stream.destroy();
    return source.close();
  });
}

/**
 * zlib's stream, fed a piece at a time and always flowing: a stream that fails discards what it has buffered, and
 * what comes before a break is to be delivered.
 */
class Unpacker {
  readonly stream: Gunzip;
  readonly unpacked: Uint8Array[] = [];
  fault: NodeJS.ErrnoException | undefined = undefined;
  ended = false;
  private settled: () => void = () => {};

  constructor(stream: Gunzip) {
    this.stream = stream;
    stream.on("data", (chunk: Uint8Array) => this.unpacked.push(chunk));
    stream.on("end", () => {
      this.ended = true;
      this.settled();
    });
    stream.on("error", (fault) => {
      this.fault = fault;
      this.settled();
    });
  }

  /** Resolves once these octets are unpacked, or the stream ended or failed; none of them is the end of the input. */
  push(piece: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.settled = resolve;
      if (piece.length === 0) this.stream.end();
      else this.stream.write(piece, () => resolve());
    });
  }
}

function translate(fault: NodeJS.ErrnoException): CompressionError {
  if (fault.code === "Z_BUF_ERROR") return new CompressionError("truncated", "gzip data breaks off");
  return new CompressionError("malformed", `gzip data is damaged (${fault.message})`);
}
