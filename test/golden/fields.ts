import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Dissector } from "../../src/dissect/dissector.ts";
import { openFile } from "../../src/host/open-file.ts";
import { fieldLines } from "../../src/report/field-lines.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";

export const samples = join(import.meta.dirname, "../../samples");
export const goldenFolder = import.meta.dirname;

/** The captures that the project made, by name without extension. */
export function sampleFiles(): string[] {
  return readdirSync(samples)
    .filter((file) => /\.pcap(ng)?$/.test(file))
    .sort();
}

/** Every field of every packet of a sample, as golden files hold them. */
export async function sampleFields(file: string): Promise<string> {
  const dissector = new Dissector(standardCatalog());
  const lines: string[] = [];
  const reader = await openFile(join(samples, file));
  while (await reader.fill()) {
    while (reader.next()) {
      const { bytes, start, end, original, linkType, number } = reader.record;
      dissector.dissect(bytes, start, end, start + original, linkType);
      lines.push(`packet ${number}`, ...fieldLines(dissector, start).map((line) => `  ${line}`));
    }
  }
  await reader.close();
  return `${lines.join("\n")}\n`;
}
