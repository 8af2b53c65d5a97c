import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { MessagePort } from "node:worker_threads";
import { NotACaptureError } from "../../files/not-a-capture.ts";
import { openCapture, type CaptureReader } from "../../files/reader.ts";
import { openFile } from "../../host/file-source.ts";
import { lazyDecompressors } from "../../host/lazy-decompress.ts";
import { isPlainFile } from "../../host/plain-file.ts";
import type { FirstPass } from "./first-pass.ts";
import { UsageError } from "../getopt.ts";
import { say, type CommandIo } from "../io.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import { isRefusal, isSystemError, Refusal, systemText } from "../refusal.ts";
import { sharkOptions, type SharkOptions, type SharkQuestion } from "./shark-options.ts";
import type { LongText } from "./printing-threads.ts";
import type { Printing } from "./packet-printer.ts";
import { openSharkSink } from "./shark-sink.ts";
import { isTooLong, TurnTexts } from "./turn-texts.ts";
import { Turns, type Share } from "./turns.ts";

/** Chunks between two looks at what else happens in the process, signals above all. */
const CHUNKS_A_TURN = 16;
/** tshark's exit code for a file or a filter that is not as it should be. */
const INVALID = 2;

/** Reads a capture, or captures, and prints what tshark prints; resolves to the exit code. */
export async function runShark(words: readonly string[], io: CommandIo): Promise<number> {
  try {
    const options = sharkOptions(words);
    if ("ask" in options) return await answer(options, io);
    if (options.logFile !== undefined) emptyLog(options.logFile, io);
    if (options.file === undefined) return await (await import("./shark-live.ts")).sharkLive(options, io);
    return await readFile(options, options.file, io, sharedPrinting(options.file, words, io));
  } catch (fault) {
    if (isRefusal(fault)) {
      if (!fault.isBrokenPipe) say(io, `remora: ${fault.message}`);
      return fault.isBrokenPipe ? 0 : fault.exitCode;
    }
    if (!(fault instanceof UsageError)) throw fault;
    const { sharkShortUsage } = await import("./shark-usage.ts");
    say(io, `remora: ${fault.message}\n${sharkShortUsage}`);
    return 1;
  }
}

/** --log-file: what there is to say goes to standard error alone, but who names a file finds it. */
function emptyLog(file: string, io: CommandIo): void {
  try {
    writeFileSync(place(file, io), "");
  } catch (fault) {
    throw isSystemError(fault) ? new Refusal(`Could not open log file '${file}': ${systemText(fault)}`) : fault;
  }
}

async function answer(question: SharkQuestion, io: CommandIo): Promise<number> {
  await io.stdout(new TextEncoder().encode(await answerTo(question)));
  return 0;
}

async function answerTo(question: SharkQuestion): Promise<string> {
  if (question.ask === "interfaces") {
    const { captureDevices } = await import("../../host/interfaces.ts");
    const lines = (await captureDevices()).map(({ name, description }, i) => {
      return `${i + 1}. ${name}${description === undefined ? "" : ` (${description})`}\n`;
    });
    return lines.join("");
  }
  if (question.ask === "statistics") return (await import("./shark-statistics.ts")).statisticsHelp();
  if (question.ask === "report") return (await import("./shark-glossary.ts")).glossary(question.report);
  if (question.ask === "hexdump help") return (await import("./shark-usage.ts")).hexdumpUsage;
  const { sharkUsage } = await import("./shark-usage.ts");
  const { versionText } = await import("../dump/dump-usage.ts");
  return question.ask === "help" ? `${sharkUsage()}\n` : `${versionText()}\n`;
}

/** Files that every thread can open anew are printed by several. */
function sharedPrinting(file: string, words: readonly string[], io: CommandIo): Printing | undefined {
  const { threads } = io;
  if (!threads || file === "-" || !isPlainFile(place(file, io))) return undefined;
  return { helpers: { idle: () => threads.idle(), start: (share) => threads.start(words, share) } };
}

/** What a thread runs that helps another one to print a file: the same words, with nothing to say of its own. */
export async function helpToPrint(
  { words, share }: { readonly words: readonly string[]; readonly share: Share },
  port: MessagePort,
): Promise<void> {
  const options = sharkOptions(words);
  if ("ask" in options || options.file === undefined) return;
  const io: CommandIo = { stdout() {}, stderr() {}, env: process.env, cwd: process.cwd() };
  const texts = new TurnTexts(share.memory);
  const turns = new Turns(share, texts, (turn, packets, text) => {
    if (text === undefined) return;
    texts.waitForRoom(turn);
    if (isTooLong(text)) port.postMessage({ turn, text: text.slice() } satisfies LongText);
    texts.put(turn, packets, text);
  });
  await readFile(options, options.file, io, { turns });
}

async function readFile(
  options: SharkOptions,
  file: string,
  io: CommandIo,
  printing: Printing | undefined,
): Promise<number> {
  const isPlain = isPlainFile(place(file, io));
  if (options.twoPasses && !isPlain)
    throw new Refusal("Two-pass analysis (-2) reads a file twice: it cannot be a pipe.");
  const first = options.twoPasses ? await passOnce(options, file, io) : undefined;
  const reader = await open(file, io);
  let sink: PacketSink | undefined;
  try {
    sink = await openSharkSink(options, reader, { live: !isPlain, foresight: first?.foresight, printing }, io);
    const accepted = first?.accepted;
    await readAll(reader, options.limit, accepted === undefined ? sink : onlyKept(sink, accepted), io.stop);
  } finally {
    await sink?.close();
    await reader.close();
  }
  if (reader.problem === undefined) return 0;
  say(io, `remora: ${reader.problem.message}`);
  return INVALID;
}

/** The first of two passes. */
async function passOnce(options: SharkOptions, file: string, io: CommandIo): Promise<FirstPass> {
  const { firstPass } = await import("./first-pass.ts");
  const pass = firstPass(options, io);
  const reader = await open(file, io);
  try {
    await readAll(reader, options.limit, pass.sink, io.stop);
  } finally {
    await pass.sink.close();
    await reader.close();
  }
  return pass;
}

/** Hands on the packets with these numbers, numbered anew; of the others only what those depend on is found out. */
function onlyKept(sink: PacketSink, kept: ReadonlySet<number>): PacketSink {
  let count = 0;
  return {
    get full() {
      return sink.full === true;
    },
    take(reader) {
      const { record } = reader;
      const { number } = record;
      const isKept = kept.has(number);
      // As in tshark, a packet that is left out has the number of the next one.
      record.number = count + 1;
      const wait = isKept ? sink.take(reader) : sink.overlook?.(reader);
      if (isKept) count++;
      record.number = number;
      return wait;
    },
    pause: () => sink.pause(),
    close: () => sink.close(),
  };
}

/** Gives `sink` the packets, at most `limit`. */
async function readAll(
  reader: CaptureReader,
  limit: number,
  sink: PacketSink,
  stop: AbortSignal | undefined,
): Promise<void> {
  let count = 0;
  for (let chunks = 1; count < limit; chunks++) {
    if (stop?.aborted === true) break;
    const more = reader.fill();
    if (!(typeof more === "boolean" ? more : await more)) break;
    for (;;) {
      const before = reader.record.number;
      const wait = handOn(reader, sink, limit - count);
      count += reader.record.number - before;
      if (wait !== undefined) await wait;
      if (sink.full === true) return;
      if (wait === undefined) break;
    }
    await sink.pause();
    if (chunks % CHUNKS_A_TURN === 0) await new Promise(setImmediate);
  }
}

/** Hands on what has been read, at most `most` packets; returns early with what the sink has to be waited for, or full. */
function handOn(reader: CaptureReader, sink: PacketSink, most: number): Promise<void> | undefined {
  for (let count = 0; count < most && reader.next(); count++) {
    const wait = sink.take(reader);
    if (wait !== undefined) return wait;
    if (sink.full === true) return undefined;
  }
  return undefined;
}

async function open(file: string, io: CommandIo): Promise<CaptureReader> {
  const path = place(file, io);
  try {
    const source = isPlainFile(path)
      ? openFile(path)
      : await (await import("../../host/stream-source.ts")).openStream(path, io.stop);
    const name = file === "-" ? "standard input" : file;
    return await openCapture(source, { decompressors: lazyDecompressors, name });
  } catch (fault) {
    if (fault instanceof NotACaptureError) throw new Refusal(fault.message, INVALID);
    if (!isSystemError(fault)) throw fault;
    const text = fault.code === "ENOENT" ? `The file "${file}" doesn't exist.` : `${file}: ${systemText(fault)}`;
    throw new Refusal(text, INVALID);
  }
}

function place(file: string, io: CommandIo): string {
  return file === "-" ? file : resolve(io.cwd, file);
}
