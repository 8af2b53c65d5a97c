import { Gunzip } from "fflate";
import { chunkSource } from "../../files/chunk-source.ts";
import { CompressionError } from "../../files/problem.ts";
import type { ByteSource } from "../../files/source.ts";

/** Compressed octets taken at once: deflate makes at most 1,032 times as many of them. */
const BITE = 16 * 1024;

/** The content of gzip members, one after the other (RFC 1952); throws `CompressionError` from `read`. */
export function gunzipSource(source: ByteSource): ByteSource {
  const unpacked: Uint8Array[] = [];
  let ended = false;
  const stream = new Gunzip((chunk) => void (chunk.length > 0 && unpacked.push(chunk)));

  function push(bite: Uint8Array): void {
    try {
      stream.push(bite, bite.length === 0);
    } catch (fault) {
      const { code, message } = fault as Error & { code?: number };
      if (code === UNEXPECTED_END) throw new CompressionError("truncated", "gzip data breaks off");
      throw new CompressionError("malformed", `gzip data is damaged (${message})`);
    }
  }
  async function pull(): Promise<Uint8Array | undefined> {
    for (;;) {
      const chunk = unpacked.shift();
      if (chunk !== undefined || ended) return chunk;
      // The stream keeps what it is given.
      const bite = new Uint8Array(BITE);
      const count = await source.read(bite, 0, BITE);
      ended = count === 0;
      push(bite.subarray(0, count));
    }
  }
  return chunkSource(pull, () => source.close());
}

/** fflate's FlateErrorCode.UnexpectedEOF. */
const UNEXPECTED_END = 0;
