import type { Compression, Decompressors } from "../files/compression.ts";
import type { ByteSource } from "../files/source.ts";

/** What Node unpacks, loaded when something is to be unpacked: most captures are not compressed. */
export const lazyDecompressors: Decompressors = {
  gzip: (source) => unpackedLater("gzip", source),
  zstd: (source) => unpackedLater("zstd", source),
  lz4: (source) => unpackedLater("lz4", source),
};

function unpackedLater(compression: Compression, source: ByteSource): ByteSource {
  let unpacked: ByteSource | undefined;
  async function open(): Promise<ByteSource> {
    const { decompressors } = await import("./decompress.ts");
    unpacked = decompressors[compression]?.(source) ?? source;
    return unpacked;
  }
  return {
    read: (into, offset, length) =>
      unpacked === undefined
        ? open().then((opened) => opened.read(into, offset, length))
        : unpacked.read(into, offset, length),
    close: () => (unpacked ?? source).close(),
  };
}
