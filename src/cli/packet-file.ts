import { resolve } from "node:path";
import { MixedLinkTypesError, PcapWriter } from "../files/pcap-writer.ts";
import { PcapngWriter } from "../files/pcapng-writer.ts";
import type { CaptureReader } from "../files/reader.ts";
import type { ByteSink } from "../files/sink.ts";
import { createFile } from "../host/file-sink.ts";
import type { DumpOptions } from "./dump-options.ts";
import type { CommandIo } from "./io.ts";
import type { PacketSink } from "./packet-sink.ts";
import { isSystemError, Refusal, systemText, writeFailure } from "./refusal.ts";

/** Creates the file of -w, in the format that was asked for or that its name says; throws `Refusal`. */
export function createPacketFile(
  path: string,
  options: DumpOptions,
  first: CaptureReader,
  live: boolean,
  io: CommandIo,
): PacketSink {
  const format = options.format ?? (path.endsWith(".pcapng") ? "pcapng" : "pcap");
  const sink = openSink(path, io);
  if (format === "pcap") return pcapFile(sink, options, first, live);
  return pcapngFile(new PcapngWriter(sink), options.unbuffered, live);
}

function openSink(path: string, io: CommandIo): ByteSink {
  if (path === "-") return { write: (bytes) => io.stdout(bytes), close() {} };
  try {
    return createFile(resolve(io.cwd, path));
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`${path}: ${systemText(fault)}`) : fault;
  }
}

function pcapFile(sink: ByteSink, options: DumpOptions, first: CaptureReader, live: boolean): PacketSink {
  const { nanosecond, unbuffered } = options;
  const { snapLength, linkType = 0, interfaces } = first;
  const writer = new PcapWriter(sink, { linkType, snapLength, nanosecond, fcsLength: interfaces[0]?.fcsLength });
  return guarded(writer, unbuffered, live, ({ record }) => writer.write(record));
}

/** A pcapng file keeps interfaces, and names and keys in front of the packets they were in front of. */
function pcapngFile(writer: PcapngWriter, unbuffered: boolean, live: boolean): PacketSink {
  let source: CaptureReader | undefined;
  let names = 0;
  let secrets = 0;
  return guarded(writer, unbuffered, live, (reader) => {
    if (reader !== source) {
      source = reader;
      names = 0;
      secrets = 0;
    }
    while (names < reader.nameResolutions.length) writer.names(reader.nameResolutions[names++]);
    while (secrets < reader.secrets.length) writer.secrets(reader.secrets[secrets++]);
    return writer.write(reader.record, reader.interfaces[reader.record.interface]);
  });
}

/** Puts failures into words, and flushes after each packet where that was asked for, else when nothing is at hand. */
function guarded(
  writer: PcapWriter | PcapngWriter,
  unbuffered: boolean,
  live: boolean,
  write: (reader: CaptureReader) => void | Promise<void>,
): PacketSink {
  const attempt = (act: () => void | Promise<void>): void | Promise<void> => {
    try {
      return act()?.catch(refuse);
    } catch (fault) {
      refuse(fault);
    }
  };
  const flush = (): void | Promise<void> => attempt(() => writer.flush());
  return {
    take: (reader) => {
      const wait = attempt(() => write(reader));
      if (!unbuffered) return wait;
      return wait === undefined ? flush() : wait.then(flush);
    },
    pause: () => (live ? flush() : undefined),
    close: () => attempt(() => writer.close()),
  };
}

function refuse(fault: unknown): never {
  throw fault instanceof MixedLinkTypesError ? new Refusal(fault.message) : writeFailure(fault);
}
