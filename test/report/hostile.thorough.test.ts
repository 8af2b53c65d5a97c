import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { TextWriter } from "../../src/bytes/text-writer.ts";
import { openFile } from "../../src/host/open-file.ts";
import { FullSession } from "../../src/flows/full-session.ts";
import { SPARE } from "../../src/files/record.ts";
import { noNames, PacketColumns } from "../../src/report/columns/packet-columns.ts";
import { PacketTimes } from "../../src/report/columns/packet-times.ts";
import { standardTexts } from "../../src/report/columns/standard-texts.ts";
import { EkReport } from "../../src/report/json/ek-report.ts";
import { JsonReport } from "../../src/report/json/json-report.ts";
import { UniqueJsonReport } from "../../src/report/json/unique-json-report.ts";
import { NdjsonReport } from "../../src/report/ndjson/ndjson-report.ts";
import { PdmlReport } from "../../src/report/pdml/pdml-report.ts";
import { TreeLabels } from "../../src/report/tree/tree-labels.ts";
import { TreeLines } from "../../src/report/tree/tree-report.ts";
import { everything } from "../../src/report/tree/tree-selection.ts";
import { standardCatalog } from "../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../src/toolkit/walk.ts";

const folder = fileURLToPath(new URL("../../samples", import.meta.url));
const samples = readdirSync(folder).filter((name) => name.endsWith(".pcap"));
/** Packets of a capture, each of which is cut and changed. */
const PACKETS = 12;

/** Numbers that look random and are the same every time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

describe("packets that are cut and changed", () => {
  it.each(samples)("%s is shown in every format", async (name) => {
    const session = new FullSession(standardCatalog(), standardWalk);
    const { dissector } = session;
    const columns = new PacketColumns(dissector, standardTexts, noNames);
    const labels = new TreeLabels(dissector, standardTexts, noNames);
    const lines = new TreeLines(dissector, labels, undefined);
    const json = new JsonReport(dissector, labels, everything, { text: true, raw: true });
    const reports = [
      json,
      new UniqueJsonReport(dissector, labels, everything),
      new EkReport(dissector, labels, everything),
      new PdmlReport(dissector, labels),
      new NdjsonReport(dissector, labels),
    ];
    const times = new PacketTimes();
    const random = numbers(samples.indexOf(name) + 1);
    const out = new TextWriter();
    const reader = await openFile(`${folder}/${name}`);
    let shown = 0;
    while (shown < PACKETS && (await reader.fill())) {
      while (shown < PACKETS && reader.next()) {
        shown++;
        const record = reader.record.keep();
        const size = record.end;
        const changed = new Uint8Array(size + SPARE);
        changed.set(record.bytes.subarray(0, size));
        for (let i = 0; i < 4; i++) changed[Math.floor(random() * size)] = Math.floor(random() * 256);
        const end = shown % 2 === 0 ? size : Math.ceil(random() * size);
        record.bytes = changed;
        record.end = end;
        session.dissect(record);
        times.begin(record);
        columns.compose();
        out.clear();
        lines.write(out);
        for (const report of reports) {
          out.clear();
          report.packet(out, { packet: record, dissector, columns, times, digits: 6 });
          expect(out.length).toBeGreaterThan(0);
        }
        // The last one is NDJSON.
        const text = new TextDecoder().decode(out.buffer.subarray(0, out.length));
        expect(() => JSON.parse(text) as unknown).not.toThrow();
      }
    }
    await reader.close();
  });
});
