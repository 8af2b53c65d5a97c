import { resolve } from "node:path";
import { describeLinkType } from "../../files/link-types.ts";
import { NotACaptureError } from "../../files/not-a-capture.ts";
import { openCapture, type CaptureReader } from "../../files/reader.ts";
import type { ByteSource } from "../../files/source.ts";
import { openFile } from "../../host/file-source.ts";
import { lazyDecompressors } from "../../host/lazy-decompress.ts";
import { isPlainFile } from "../../host/plain-file.ts";
import { captureList } from "./capture-list.ts";
import type { PacketFilter } from "./dump-filter.ts";
import { dumpOptions, type DumpOptions, type DumpQuestion } from "./dump-options.ts";
import { filterText } from "./filter-text.ts";
import { UsageError } from "../getopt.ts";
import { say, type CommandIo } from "../io.ts";
import { openOutput } from "./output.ts";
import type { PacketSink } from "./packet-sink.ts";
import { isRefusal, isSystemError, Refusal, systemText } from "../refusal.ts";
import { takeRightsOf } from "./user-rights.ts";

/** Chunks between two looks at what else happens in the process, signals above all. */
const CHUNKS_A_TURN = 16;

const never = new AbortController().signal;

/** Reads captures and prints them as tcpdump does; resolves to the exit code. */
export async function runDump(words: readonly string[], io: CommandIo): Promise<number> {
  try {
    const options = dumpOptions(words);
    return typeof options === "string" ? await answer(options, io) : await dump(options, io);
  } catch (fault) {
    if (isRefusal(fault)) {
      say(io, `remora: ${fault.message}`);
      return fault.exitCode;
    }
    if (isSystemError(fault)) {
      say(io, `remora: error reading dump file: ${systemText(fault)}`);
      return 1;
    }
    if (!(fault instanceof UsageError)) throw fault;
    const { shortUsage } = await import("./dump-usage.ts");
    say(io, `remora: ${fault.message}\n${shortUsage}`);
    return 1;
  }
}

async function answer(question: DumpQuestion, io: CommandIo): Promise<number> {
  await io.stdout(new TextEncoder().encode(await answerTo(question)));
  return 0;
}

async function answerTo(question: DumpQuestion): Promise<string> {
  if (question === "interfaces") return (await import("./interface-questions.ts")).listInterfaces();
  const { dumpUsage, versionText } = await import("./dump-usage.ts");
  return question === "help" ? `${dumpUsage()}\n` : `${versionText()}\n`;
}

async function dump(options: DumpOptions, io: CommandIo): Promise<number> {
  const isLive = options.file === undefined && options.list === undefined;
  const reports = options.listing !== "none" || options.explain;
  if (isLive && reports) return reportFilter(options, undefined, io);
  if (isLive) return (await import("./dump-live.ts")).dumpLive(options, io);
  const files = captureList(options, io);
  const live = options.follow || !files.every((file) => isPlainFile(place(file, io)));
  let sink: PacketSink | undefined;
  let filter: PacketFilter | undefined;
  let packets = 0;
  let failed = false;
  try {
    for (const file of files) {
      const reader = await open(file, options, io);
      try {
        say(io, banner(file, reader));
        if (sink === undefined) {
          if (reports) return await reportFilter(options, reader, io);
          filter = await filterFor(options, reader, io);
          takeRightsOf(options.user);
          sink = await openOutput(options, reader, live, io);
        }
        packets += await readAll(reader, options.limit, filter, sink, io.stop);
      } finally {
        await reader.close();
      }
      failed = reader.problem !== undefined;
      if (reader.problem !== undefined) say(io, `remora: pcap_loop: ${reader.problem.message}`);
      if (reader.ignored > 0)
        say(io, `remora: ${file}: ${reader.ignored} broken blocks that hold no packets were left out`);
      if (io.stop?.aborted === true || sink.full === true) break;
    }
  } finally {
    await sink?.close();
  }
  if (options.countOnly) await io.stdout(new TextEncoder().encode(`${packets} packet${packets === 1 ? "" : "s"}\n`));
  return failed ? 1 : 0;
}

/** Gives `sink` the packets that `filter` accepts, at most `limit`; resolves to how many they were. */
async function readAll(
  reader: CaptureReader,
  limit: number,
  filter: PacketFilter | undefined,
  sink: PacketSink,
  stop?: AbortSignal,
): Promise<number> {
  const { record } = reader;
  let count = 0;
  for (let chunks = 1; count < limit; chunks++) {
    if (stop?.aborted === true) break;
    const more = reader.fill();
    if (!(typeof more === "boolean" ? more : await more)) break;
    while (count < limit && reader.next()) {
      if (filter !== undefined && !filter.accepts(record)) continue;
      count++;
      const wait = sink.take(reader);
      if (wait !== undefined) await wait;
      if (sink.full === true) return count;
    }
    await sink.pause();
    if (chunks % CHUNKS_A_TURN === 0) await new Promise(setImmediate);
  }
  return count;
}

async function open(file: string, options: DumpOptions, io: CommandIo): Promise<CaptureReader> {
  const path = place(file, io);
  try {
    const source = isPlainFile(path) ? openFile(path) : await openStream(path, io);
    const follow = options.follow ? (io.stop ?? never) : undefined;
    return await openCapture(source, {
      decompressors: lazyDecompressors,
      name: file === "-" ? "standard input" : file,
      follow,
      asLibpcap: true,
    });
  } catch (fault) {
    if (fault instanceof NotACaptureError) throw new Refusal(fault.message);
    throw isSystemError(fault) ? new Refusal(`${file}: ${systemText(fault)}`) : fault;
  }
}

async function openStream(path: string, { stop }: CommandIo): Promise<ByteSource> {
  const streams = await import("../../host/stream-source.ts");
  return streams.openStream(path, stop);
}

function banner(file: string, { linkType, snapLength }: CaptureReader): string {
  if (linkType === undefined)
    throw new Refusal(`${file} has no Interface Description Block: without an interface it has no packets`);
  return `reading from file ${file}, link-type ${describeLinkType(linkType)}, snapshot length ${snapLength}`;
}

function place(file: string, io: CommandIo): string {
  return file === "-" || file === "" ? file : resolve(io.cwd, file);
}

/** The filter that was asked for, if one was, ready for the packets of `reader`. */
async function filterFor(
  options: DumpOptions,
  reader: CaptureReader,
  io: CommandIo,
): Promise<PacketFilter | undefined> {
  const text = filterText(options, io);
  if (text.trim() === "") return undefined;
  const { openFilter } = await import("./dump-filter.ts");
  const filter = await openFilter(text, options, io);
  filter.begin(reader);
  return filter;
}

/** Prints the filter instead of packets. */
async function reportFilter(options: DumpOptions, reader: CaptureReader | undefined, io: CommandIo): Promise<number> {
  const { filterReport, openFilter } = await import("./dump-filter.ts");
  const { linkType, snapLength } = reader ?? { ...options, linkType: await linkTypeMeant(options, io) };
  const source = reader !== undefined ? "file" : options.live.interfaces.length > 0 ? "live" : "none";
  const filter = await openFilter(filterText(options, io), options, io);
  await io.stdout(new TextEncoder().encode(filterReport(filter, options, { linkType, snapLength, source })));
  return 0;
}

/** The link type of -y or of the interface of -i, where there is no capture that has one. */
async function linkTypeMeant(options: DumpOptions, io: CommandIo): Promise<number | undefined> {
  const { linkType, explain, live } = options;
  if (live.interfaces.length > 0) return (await import("./dump-live.ts")).liveLinkType(options, io);
  if (linkType === undefined && !explain) say(io, "Warning: assuming Ethernet");
  return linkType;
}
