import { fileURLToPath } from "node:url";
import { FieldIndex } from "../../../src/dissect/field-index.ts";
import { FieldValues } from "../../../src/dissect/field-values.ts";
import { openCapture } from "../../../src/files/reader.ts";
import { FullSession } from "../../../src/flows/full-session.ts";
import { contentDecoders } from "../../../src/host/content-decoders.ts";
import { nodeCiphers } from "../../../src/host/node-ciphers.ts";
import { openFile } from "../../../src/host/file-source.ts";
import { lazyDecompressors } from "../../../src/host/lazy-decompress.ts";
import type { Statistic } from "../../../src/report/statistics/statistic.ts";
import { openStatistic } from "../../../src/report/statistics/statistics.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../../src/toolkit/walk.ts";

/** One of the project's own captures. */
export function sampleFile(name: string): string {
  return fileURLToPath(new URL(`../../../samples/${name}`, import.meta.url));
}

/** Statistics, by what `-z` calls them, over one capture in one pass. */
export async function runStatistics(file: string, names: readonly string[]): Promise<readonly Statistic[]> {
  const catalog = standardCatalog();
  const session = new FullSession(catalog, standardWalk, { decoders: contentDecoders, ciphers: nodeCiphers });
  const { dissector } = session;
  const values = new FieldValues(dissector);
  const fields = new FieldIndex(catalog, session.compiler);
  const filter = (text: string): never => {
    throw new Error(`no filters here: ${text}`);
  };
  const statistics = names.map((name) =>
    openStatistic(name, { session, dissector, values, fields, source: file, filter }),
  );
  const reader = await openCapture(openFile(file), { decompressors: lazyDecompressors, name: file });
  try {
    while (await reader.fill()) {
      while (reader.next()) {
        session.dissect(reader.record);
        for (const statistic of statistics) statistic.see({ packet: reader.record, dissector, values });
      }
    }
  } finally {
    await reader.close();
  }
  return statistics;
}
