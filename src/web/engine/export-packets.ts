import { PcapWriter } from "../../files/pcap-writer.ts";
import { PcapngWriter } from "../../files/pcapng-writer.ts";
import type { CaptureReader } from "../../files/reader.ts";
import { noNames } from "../../report/columns/packet-columns.ts";
import { standardTexts } from "../../report/columns/standard-texts.ts";
import { NdjsonReport } from "../../report/ndjson/ndjson-report.ts";
import { TreeLabels } from "../../report/tree/tree-labels.ts";
import { TextWriter } from "../../bytes/text-writer.ts";
import type { Export } from "../messages.ts";
import { readerOf, ride, type Capture } from "./capture.ts";
import { dissectAll } from "./dissect-all.ts";
import type { PacketChoice } from "./packet-choice.ts";

/** Octets of text that are gathered before they become a part of the Blob. */
const PART = 1 << 20;

/** Writes chosen packets as a file; throws `MixedLinkTypesError` for pcap, and the signal's reason. */
export async function exportCapture(
  capture: Capture,
  choice: PacketChoice,
  { format, comments = [] }: Export,
  signal: AbortSignal,
): Promise<Blob> {
  const parts: BlobPart[] = [];
  const sink = { write: (bytes: Uint8Array) => void parts.push(bytes.slice()), close() {} };
  const reader = await readerOf(capture);
  const writing =
    format === "pcap" ? pcapWriting(new PcapWriter(sink, pcapOptions(reader))) : pcapngWriting(new PcapngWriter(sink));
  const own = new Map(comments);
  const packet = (from: CaptureReader): boolean => {
    const { record } = from;
    const index = record.number - 1;
    if (index >= choice.end) return false;
    if (choice.has(index)) {
      const comment = own.get(index);
      const { comments: before } = record;
      if (comment !== undefined) record.comments = [...before, comment];
      writing.packet(from);
      // The record is that of the next packet, too.
      record.comments = before;
    }
    return index + 1 < choice.end;
  };
  if (choice.end > 0) await ride(reader, { packet }, signal);
  writing.end(reader);
  await writing.close();
  return new Blob(parts, { type: "application/vnd.tcpdump.pcap" });
}

interface Writing {
  packet(reader: CaptureReader): void;
  end(reader: CaptureReader): void;
  close(): void | Promise<void>;
}

function pcapOptions({ linkType = 1, snapLength, nanosecond, interfaces }: CaptureReader) {
  return { linkType, snapLength, nanosecond, fcsLength: interfaces[0]?.fcsLength };
}

function pcapWriting(writer: PcapWriter): Writing {
  return { packet: ({ record }) => void writer.write(record), end() {}, close: () => writer.close() };
}

/** Names and keys stand in front of the packets that they were in front of. */
function pcapngWriting(writer: PcapngWriter): Writing {
  let names = 0;
  let secrets = 0;
  return {
    packet(reader) {
      while (names < reader.nameResolutions.length) writer.names(reader.nameResolutions[names++]);
      while (secrets < reader.secrets.length) writer.secrets(reader.secrets[secrets++]);
      void writer.write(reader.record, reader.interfaces[reader.record.interface]);
    },
    end({ interfaces }) {
      for (const described of interfaces) writer.statistics(described);
    },
    close: () => writer.close(),
  };
}

/** Writes chosen packets as lines of JSON (`remora shark -T ndjson`); throws the signal's reason. */
export async function exportNdjson(capture: Capture, choice: PacketChoice, signal: AbortSignal): Promise<Blob> {
  const parts: BlobPart[] = [];
  const out = new TextWriter();
  let report: NdjsonReport | undefined;
  const flush = (): void => {
    parts.push(out.buffer.slice(0, out.length));
    out.clear();
  };
  await dissectAll(
    capture,
    {
      until: choice.end,
      begin({ dissector }) {
        report = new NdjsonReport(dissector, new TreeLabels(dissector, standardTexts, noNames));
      },
      packet(index, _, session) {
        if (!choice.has(index)) return;
        report?.packet(out);
        session.displayed();
        if (out.length > PART) flush();
      },
    },
    signal,
  );
  flush();
  return new Blob(parts, { type: "application/x-ndjson" });
}
