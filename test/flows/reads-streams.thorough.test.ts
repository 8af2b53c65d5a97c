import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { Compiler } from "../../src/dissect/compile.ts";
import { openCapture } from "../../src/files/reader.ts";
import { memorySource } from "../../src/files/source.ts";
import { readsStreams } from "../../src/flows/reads-streams.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

const catalog = standardCatalog();
const compiler = new Compiler(catalog);
const samples = fileURLToPath(new URL("../../samples/", import.meta.url));

const apart = catalog.protocols.map((protocol) => protocol && !readsStreams([protocol.name], compiler));

/** The layers of each packet that are in no stream. */
async function layersApart(file: string, streams: boolean): Promise<string[]> {
  const session = new FullSession(catalog, standardWalk, { compiler, numbers: false, streams });
  const reader = await openCapture(memorySource(readFileSync(file)));
  const found: string[] = [];
  while (await reader.fill())
    while (reader.next()) {
      session.dissect(reader.record);
      const { layers } = session.dissector;
      for (let layer = 0; layer < layers.count; layer++) {
        const id = layers.protocol(layer);
        if (!apart[id]) continue;
        const ends = [layers.start(layer), layers.headerEnd(layer), layers.payloadEnd(layer)];
        found.push(`${reader.record.number} ${catalog.protocols[id]?.name} ${ends.join("-")}`);
      }
    }
  return found;
}

it.each(readdirSync(samples).filter((name) => name.endsWith(".pcap")))(
  "without streams the other layers of %s stay",
  async (name) => expect(await layersApart(samples + name, false)).toEqual(await layersApart(samples + name, true)),
);
