import { join } from "node:path";
import type { CaptureFile } from "../captures.ts";
import type { ShownField, ShownLayer, ShownPacket } from "./shown-packet.ts";
import { Dissector } from "../../../src/dissect/dissector.ts";
import { ValueReader } from "../../../src/dissect/values.ts";
import { NotACaptureError } from "../../../src/files/not-a-capture.ts";
import { openFile } from "../../../src/host/open-file.ts";
import { valueText } from "../../../src/report/value-text.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../../src/toolkit/walk.ts";

/** Our reading of a capture, packet by packet. */
export interface OurPackets {
  /** The next packet, with its fields where they are asked for; undefined after the last. */
  next(fields: boolean): Promise<ShownPacket | undefined>;
  close(): Promise<void>;
}

/** Opens a capture; `failed` is told of packets over which the code threw. */
export function ourPackets(capture: CaptureFile, failed: (fault: unknown, packet: number) => void): OurPackets {
  const catalog = standardCatalog();
  const dissector = new Dissector(catalog, standardWalk(catalog));
  const opening = openFile(join(capture.folder, capture.path)).catch((fault: unknown) => {
    if (fault instanceof NotACaptureError) return undefined;
    throw fault;
  });
  return {
    async next() {
      const reader = await opening;
      if (reader === undefined) return undefined;
      while (!reader.next()) if (!(await reader.fill())) return undefined;
      const { bytes, start, end, original, linkType, number } = reader.record;
      try {
        dissector.dissect(bytes, start, end, start + original, linkType);
        return shown(dissector, start, number);
      } catch (fault) {
        failed(fault, number);
        return { number, protocols: "", layers: [] };
      }
    },
    async close() {
      await (await opening)?.close();
    },
  };
}

function shown(dissector: Dissector, origin: number, number: number): ShownPacket {
  const { layers, tree, catalog } = dissector;
  const found: ShownLayer[] = [];
  for (let layer = 0; layer < layers.count; layer++) {
    dissector.decode(layer);
    const root = layers.tree(layer);
    const fields: ShownField[] = [];
    const name = catalog.protocols[layers.protocol(layer)]!.name;
    const reader = new ValueReader(tree, catalog.registry, dissector.bytes, layers.start(layer));
    for (let i = root + 1; i < tree.after(root); i++) {
      const info = catalog.registry.get(tree.field(i));
      const show = valueText(info.field, reader.value(i, info));
      fields.push({
        name: info.name,
        show,
        text: `${info.label}: ${show}`,
        start: tree.start(i) - origin,
        size: tree.end(i) - tree.start(i),
        hidden: false,
      });
    }
    found.push({ name, text: "", start: layers.start(layer) - origin, size: 0, fields });
  }
  return { number, protocols: found.map((l) => l.name).join(":"), layers: found };
}
