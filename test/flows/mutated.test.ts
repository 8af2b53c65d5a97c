import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { FullSession } from "../../src/flows/full-session.ts";
import { openFile } from "../../src/host/open-file.ts";
import { randomNumbers } from "../../src/bytes/random.ts";
import { standardCatalog } from "../../src/toolkit/index.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

const samples = fileURLToPath(new URL("../../samples", import.meta.url));

describe("a session over packets with wrong octets", () => {
  it("shows what is there, and layers that are no longer than their sources", async () => {
    const random = randomNumbers(7);
    const session = new FullSession(standardCatalog(), standardWalk);
    const { dissector } = session;
    let packets = 0;
    const wrong: string[] = [];
    for (const name of readdirSync(samples).filter((file) => file.endsWith(".pcap"))) {
      const reader = await openFile(join(samples, name));
      while (await reader.fill()) {
        while (reader.next()) {
          const record = reader.record.keep();
          const length = record.end - record.start;
          for (let i = random() % 4; i > 0; i--)
            record.bytes[record.start + (random() % Math.max(1, length))] = random();
          if (random() % 8 === 0) record.end = record.start + (random() % (length + 1));
          session.dissect(record);
          packets++;
          for (let layer = 0; layer < dissector.layers.count; layer++) {
            dissector.decode(layer);
            const { layers, sources } = dissector;
            const source = sources[layers.sourceOf(layer)];
            if (source === undefined || layers.start(layer) > source.end)
              wrong.push(`${name} ${record.number} ${layer}`);
          }
        }
      }
      await reader.close();
    }
    expect(wrong).toEqual([]);
    expect(packets).toBeGreaterThan(500);
  });
});
