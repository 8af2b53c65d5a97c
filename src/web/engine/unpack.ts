import type { Decompressors } from "../../files/compression.ts";
import { laterSource } from "../../files/later-source.ts";

/** What unpacks captures in a browser, loaded when one is compressed. */
export const decompressors: Decompressors = {
  gzip: (packed) => laterSource(packed, async (source) => (await import("./gunzip.ts")).gunzipSource(source)),
  zstd: (packed) => laterSource(packed, async (source) => (await import("../../files/zstd.ts")).zstdSource(source)),
  lz4: (packed) => laterSource(packed, async (source) => (await import("../../files/lz4.ts")).lz4Source(source)),
};
