import { join } from "node:path";
import type { CaptureFile } from "../captures.ts";
import type { ShownField, ShownLayer, ShownPacket } from "./shown-packet.ts";
import { decodeText } from "../../../src/bytes/text.ts";
import { TextWriter } from "../../../src/bytes/text-writer.ts";
import { isGroup } from "../../../src/definition/field-type.ts";
import { FieldValues } from "../../../src/dissect/field-values.ts";
import type { PcapngReader } from "../../../src/files/pcapng-reader.ts";
import type { CaptureReader } from "../../../src/files/reader.ts";
import { NotACaptureError } from "../../../src/files/not-a-capture.ts";
import { ProtocolPath } from "../../../src/flows/protocol-path.ts";
import { FullSession } from "../../../src/flows/full-session.ts";
import type { Session } from "../../../src/flows/session.ts";
import { contentDecoders } from "../../../src/host/content-decoders.ts";
import { makers } from "../../../src/host/makers.ts";
import { nodeCiphers } from "../../../src/host/node-ciphers.ts";
import { openFile } from "../../../src/host/open-file.ts";
import { noNames } from "../../../src/report/columns/packet-columns.ts";
import { StationNames } from "../../../src/report/columns/station-names.ts";
import { standardTexts } from "../../../src/report/columns/standard-texts.ts";
import { TreeLabels } from "../../../src/report/tree/tree-labels.ts";
import { showText } from "../../../src/report/fields/show-text.ts";
import { standardCatalog } from "../../../src/toolkit/standard-catalog.ts";
import { standardWalk } from "../../../src/toolkit/walk.ts";

/** Our reading of a capture, packet by packet. */
export interface OurPackets {
  /** The next packet, with its fields where they are asked for; undefined after the last. */
  next(fields: boolean): Promise<ShownPacket | undefined>;
  close(): Promise<void>;
}

/** Opens a capture; `failed` is told of packets over which the code threw, and `prepare` gets the session first. */
export function ourPackets(
  capture: Pick<CaptureFile, "folder" | "path">,
  failed: (fault: unknown, packet: number) => void,
  prepare: (session: Session) => void = () => {},
): OurPackets {
  const session = new FullSession(standardCatalog(), standardWalk, { decoders: contentDecoders, ciphers: nodeCiphers });
  session.dissector.stations = stations;
  prepare(session);
  const labels = new TreeLabels(session.dissector, standardTexts, noNames);
  const opening = openFile(join(capture.folder, capture.path)).catch((fault: unknown) => {
    if (fault instanceof NotACaptureError) return undefined;
    throw fault;
  });
  return {
    async next(fields) {
      const reader = await opening;
      if (reader === undefined) return undefined;
      while (!reader.next()) if (!(await reader.fill())) return undefined;
      const { record } = reader;
      if (isPcapng(reader)) session.from(reader);
      try {
        session.dissect(record);
        const layers = fields ? shownLayers(session, labels, record.start) : [];
        session.displayed();
        return { number: record.number, protocols: new ProtocolPath(session.dissector).text(), layers };
      } catch (fault) {
        failed(fault, record.number);
        return { number: record.number, protocols: "", layers: [] };
      }
    },
    async close() {
      await (await opening)?.close();
    },
  };
}

/** As -n has it: stations have no names, but makers. */
const known = new StationNames({ ethers: "", maker: makers(), wellKnown: "" });
const stations = { named: false, nameOf: () => undefined, makerOf: known.makerOf.bind(known) };
const writer = new TextWriter();

function lineOf(write: (out: TextWriter) => void): string {
  writer.clear();
  write(writer);
  return pdmlText(decodeText(writer.buffer, 0, writer.length));
}

function shownLayers({ dissector }: Session, labels: TreeLabels, origin: number): ShownLayer[] {
  const { layers, tree, catalog } = dissector;
  const values = new FieldValues(dissector);
  const found: ShownLayer[] = [];
  for (let layer = 0; layer < layers.count; layer++) {
    dissector.decode(layer);
    const root = layers.tree(layer);
    const fields: ShownField[] = [];
    for (let quad = root + 1; quad < tree.after(root); quad++) {
      const info = values.info(quad);
      // That a layer is malformed or cut is a layer of its own to tshark.
      if (isGroup(info) || info.role === "problem") continue;
      const place =
        info.role === "generated"
          ? { start: 0, size: 0 }
          : { start: tree.start(quad) - origin, size: tree.end(quad) - tree.start(quad) };
      const show = pdmlText(showText(values, layer, quad));
      const text = info.field.expert
        ? labels.remark(layer, quad).message
        : lineOf((out) => labels.field(out, layer, quad));
      fields.push({ name: info.name, show, text, ...place, hidden: info.hidden });
    }
    const protocol = catalog.protocols[layers.protocol(layer)]!;
    const name = protocol.prefix ?? protocol.name;
    const text = lineOf((out) => labels.layer(out, layer));
    found.push({ name, text, start: layers.start(layer) - origin, size: 0, fields });
  }
  return found;
}

function isPcapng(reader: CaptureReader): reader is PcapngReader {
  return reader.format === "pcapng";
}

/** PDML writes control characters that are no white space as `\\x1b`, and its texts end where C's do. */
function pdmlText(text: string): string {
  // What is no UTF-8 reads as lone surrogates here, as the replacement character there.
  const [shown = ""] = text.replace(/[\udc80-\udcff]/gu, "\ufffd").split("\0", 1);
  return shown.replaceAll(/\p{Cc}/gu, (char) => {
    const code = char.charCodeAt(0);
    return code > 0x7f || "\t\n\r".includes(char) ? char : `\\x${code.toString(16)}`;
  });
}
