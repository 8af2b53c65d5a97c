import { join } from "node:path";
import { TextWriter } from "../../../src/bytes/text-writer.ts";
import { NotACaptureError } from "../../../src/files/not-a-capture.ts";
import { contentDecoders } from "../../../src/host/content-decoders.ts";
import { nodeCiphers } from "../../../src/host/node-ciphers.ts";
import { FullSession } from "../../../src/flows/full-session.ts";
import { openFile } from "../../../src/host/open-file.ts";
import { columnOf, defaultColumns } from "../../../src/report/columns/column-formats.ts";
import { digitsOf } from "../../../src/report/columns/time-text.ts";
import { noNames, PacketColumns } from "../../../src/report/columns/packet-columns.ts";
import { standardTexts } from "../../../src/report/columns/standard-texts.ts";
import { PacketTimes } from "../../../src/report/columns/packet-times.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../../src/toolkit/walk.ts";
import type { CaptureFile } from "../captures.ts";
import type { LineColumns } from "./tshark-lines.ts";

const style = { hours: false, offsetAt: () => 0 };
const columns = defaultColumns.map(([title, format]) => {
  const column = columnOf(title, format, { time: "r", style, custom: () => () => {} });
  if (column === undefined) throw new Error(`no column ${format}`);
  return column;
});

/** Our columns of a capture's first packets, without names. */
export async function ourLines(capture: CaptureFile, packets: number): Promise<LineColumns[]> {
  const lines: LineColumns[] = [];
  const session = new FullSession(standardCatalog(), standardWalk, { decoders: contentDecoders, ciphers: nodeCiphers });
  const packetColumns = new PacketColumns(session.dissector, standardTexts, noNames);
  const times = new PacketTimes();
  const reader = await openFile(join(capture.folder, capture.path)).catch((fault: unknown) => {
    if (fault instanceof NotACaptureError) return undefined;
    throw fault;
  });
  if (reader === undefined) return lines;
  try {
    while (lines.length < packets && (await reader.fill())) {
      while (lines.length < packets && reader.next()) {
        const { record } = reader;
        session.dissect(record);
        times.begin(record);
        packetColumns.compose();
        const digits = digitsOf(reader.interfaces[record.interface]?.timeResolution);
        const shown = { packet: record, dissector: session.dissector, columns: packetColumns, times, digits };
        const [number = "", time = "", source = "", destination = "", protocol = "", length = "", info = ""] =
          columns.map(({ write }) => {
            const out = new TextWriter();
            write(out, shown);
            return Buffer.from(out.buffer.buffer, 0, out.length).toString("utf8");
          });
        lines.push({ number, time, source, destination, protocol, length, info });
        session.displayed();
      }
    }
  } finally {
    await reader.close();
  }
  return lines;
}
