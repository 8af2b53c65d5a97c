import type { ByteSource } from "./source.ts";

/** Ways of compressing that are recognised in front of a capture. */
export type Compression = "gzip" | "zstd" | "lz4";

/** What turns a compressed source into its content; throws `CompressionError` from `read` where the stream breaks. */
export type Decompressors = Partial<Record<Compression, (source: ByteSource) => ByteSource>>;

/** The compression that these first octets show: RFC 1952, RFC 8878 (also its skippable frames) and the LZ4 frame format. */
export function compressionOf(first: Uint8Array): Compression | undefined {
  if (first.length < 4) return undefined;
  if (first[0] === 0x1f && first[1] === 0x8b && first[2] === 8) return "gzip";
  switch (new DataView(first.buffer, first.byteOffset, 4).getUint32(0, true)) {
    case 0xfd2fb528:
      return "zstd";
    case 0x184d2204:
    case 0x184c2102:
      return "lz4";
    default:
      return undefined;
  }
}
