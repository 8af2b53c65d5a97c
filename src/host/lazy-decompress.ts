import type { Compression, Decompressors } from "../files/compression.ts";
import { laterSource } from "../files/later-source.ts";
import type { ByteSource } from "../files/source.ts";

/** What Node unpacks, loaded when something is to be unpacked: most captures are not compressed. */
export const lazyDecompressors: Decompressors = {
  gzip: (source) => unpackedLater("gzip", source),
  zstd: (source) => unpackedLater("zstd", source),
  lz4: (source) => unpackedLater("lz4", source),
};

function unpackedLater(compression: Compression, packed: ByteSource): ByteSource {
  return laterSource(packed, async (source) => {
    const { decompressors } = await import("./decompress.ts");
    return decompressors[compression]?.(source) ?? source;
  });
}
