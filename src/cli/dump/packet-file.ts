import { resolve } from "node:path";
import { MixedLinkTypesError, PcapWriter } from "../../files/pcap-writer.ts";
import { PcapngWriter } from "../../files/pcapng-writer.ts";
import type { CaptureReader } from "../../files/reader.ts";
import type { ByteSink } from "../../files/sink.ts";
import type { LiveCapture, PacketTaker } from "../../host/capture/live-capture.ts";
import { createFile } from "../../host/file-sink.ts";
import type { DumpOptions } from "./dump-options.ts";
import type { CommandIo } from "../io.ts";
import { describeLive, liveSection } from "./live-pcapng.ts";
import type { PacketSink } from "./packet-sink.ts";
import { isSystemError, Refusal, systemText, writeFailure } from "../refusal.ts";

/** How a file of -w is written. */
export type FileChoices = Pick<DumpOptions, "format" | "output" | "nanosecond" | "unbuffered"> & {
  /** Of the whole file, in pcapng. */
  readonly comments?: readonly string[];
};

/** A file of -w. */
export interface PacketFile extends PacketSink {
  /** Octets so far. */
  readonly size: number;
  /** Writes out what is held back. */
  flush(): void | Promise<void>;
}

/** Creates a file of -w, in the format that was asked for or that the name of -w says; throws `Refusal`. */
export async function createPacketFile(
  path: string,
  options: FileChoices,
  first: CaptureReader,
  live: boolean,
  io: CommandIo,
): Promise<PacketFile> {
  const format = options.format ?? (options.output?.endsWith(".pcapng") === true ? "pcapng" : "pcap");
  const sink = openSink(path, io);
  const writing = format === "pcap" ? pcapFile(sink, options, first) : pcapngFile(sink, options, first);
  const file = guarded(path, writing, options.unbuffered, live);
  // Whoever reads along learns at once what this is, and there is never a file without its header.
  if (options.unbuffered || isLive(first)) await file.flush();
  return file;
}

function openSink(path: string, io: CommandIo): ByteSink {
  if (path === "-") return { write: (bytes) => io.stdout(bytes), close() {} };
  try {
    return createFile(resolve(io.cwd, path));
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`${path}: ${systemText(fault)}`) : fault;
  }
}

/** A format being written. */
interface Writing {
  readonly writer: PcapWriter | PcapngWriter;
  readonly packet: (reader: CaptureReader) => void | Promise<void>;
  /** Writes what stands behind the last packet. */
  readonly end: () => void;
}

function pcapFile(sink: ByteSink, { nanosecond }: FileChoices, first: CaptureReader): Writing {
  const { snapLength, linkType = 0, interfaces } = first;
  const mixed = interfaces.find((other) => other.linkType !== linkType);
  if (isLive(first) && mixed !== undefined)
    throw new Refusal(new MixedLinkTypesError(linkType, mixed.linkType).message);
  const writer = new PcapWriter(sink, { linkType, snapLength, nanosecond, fcsLength: interfaces[0]?.fcsLength });
  return {
    writer,
    packet: ({ record }) => writer.write(record),
    end() {},
  };
}

/** A pcapng file keeps interfaces and their counters, and names and keys in front of the packets they were in front of. */
function pcapngFile(sink: ByteSink, { comments = [] }: FileChoices, first: CaptureReader): Writing {
  const said = comments.length > 0 ? { comments: [...comments] } : {};
  const writer = new PcapngWriter(sink, { ...(isLive(first) ? liveSection() : { bigEndian: false }), ...said });
  let source = first;
  let names = 0;
  let secrets = 0;
  if (isLive(first)) for (const described of first.interfaces) writer.addInterface(described);

  function end(): void {
    if (isLive(source)) source.stats();
    for (const described of source.interfaces) writer.statistics(described);
  }
  return {
    writer,
    packet(reader) {
      if (reader !== source) {
        end();
        source = reader;
        names = 0;
        secrets = 0;
      }
      while (names < reader.nameResolutions.length) writer.names(reader.nameResolutions[names++]);
      while (secrets < reader.secrets.length) writer.secrets(reader.secrets[secrets++]);
      if (isLive(reader)) describeLive(reader.record);
      return writer.write(reader.record, reader.interfaces[reader.record.interface]);
    },
    end,
  };
}

function isLive(reader: CaptureReader): reader is LiveCapture {
  return reader.format === "live";
}

/** Puts failures into words, and flushes after each packet where that was asked for, else when nothing is at hand. */
function guarded(path: string, { writer, packet, end }: Writing, unbuffered: boolean, live: boolean): PacketFile {
  let failed = false;
  let full = false;

  function refuse(fault: unknown): void {
    failed = true;
    full = path === "-" && isSystemError(fault) && fault.code === "EPIPE";
    if (!full) throw refusal(path, fault);
  }
  function attempt(act: () => void | Promise<void>): void | Promise<void> {
    try {
      return act()?.catch(refuse);
    } catch (fault) {
      refuse(fault);
    }
  }
  const flush = (): void | Promise<void> => attempt(() => writer.flush());
  const takeAllTo =
    (taker: PacketTaker): NonNullable<PacketSink["takeAll"]> =>
    (capture, most, taken) => {
      let wait = undefined as void | Promise<void>;
      capture.handOver(taker, most, (count) => {
        taken(count);
        wait = flush();
        return wait === undefined && !full;
      });
      return wait;
    };
  return {
    // Each packet at once is more than what is at hand.
    ...(writer instanceof PcapWriter && !unbuffered && { takeAll: takeAllTo(writer) }),
    get size() {
      return writer.size;
    },
    get full() {
      return full;
    },
    // By itself and not by `attempt`: a function made for each packet would cost as much as writing it.
    take(reader) {
      try {
        const wait = packet(reader)?.catch(refuse);
        if (!unbuffered) return wait;
        return wait === undefined ? flush() : wait.then(flush);
      } catch (fault) {
        refuse(fault);
      }
    },
    flush,
    pause: () => (live ? flush() : undefined),
    close: () =>
      attempt(() => {
        if (!failed) end();
        return writer.close();
      }),
  };
}

function refusal(path: string, fault: unknown): unknown {
  if (fault instanceof MixedLinkTypesError) return new Refusal(fault.message);
  return path === "-" ? writeFailure(fault) : writeFailure(fault, `Unable to write ${path}`);
}
