import type { CaptureReader } from "../../files/reader.ts";
import { runAfter } from "../../host/run-after.ts";
import { strftime } from "../../host/strftime.ts";
import { say, type CommandIo } from "../io.ts";
import type { PacketFile } from "./packet-file.ts";
import type { PacketSink } from "./packet-sink.ts";
import { systemText } from "../refusal.ts";
import { fileName, type Rotation } from "./rotation.ts";

/** Whole seconds since 1970. */
const systemClock = (): number => Math.floor(Date.now() / 1000);

/**
 * The files of -w with -C and -G, one after another: looked at before each packet, first at the clock, then at the size.
 * `create` makes one of them.
 */
export async function rotatingFile(
  path: string,
  rotation: Rotation,
  create: (name: string) => Promise<PacketFile>,
  io: CommandIo,
  now = systemClock,
): Promise<PacketSink> {
  const { size = Infinity, period = Infinity, files = Infinity, command } = rotation;
  const format = rotation.period === undefined ? (pattern: string) => pattern : await strftime();
  let periods = 0;
  let count = 0;
  let started = now();
  let next = started + period;
  let full = false;
  let name = fileName(path, rotation, 0, started, format);
  let file: PacketFile | undefined = await create(name);

  async function close(): Promise<void> {
    const closing = file;
    file = undefined;
    await closing?.close();
    if (command !== undefined) runAfter(command, name, io.cwd, (fault) => say(io, failedToRun(command, name, fault)));
  }

  async function open(): Promise<void> {
    name = fileName(path, rotation, count, started, format);
    file = await create(name);
  }

  async function beginPeriod(time: number): Promise<void> {
    await close();
    periods++;
    count = 0;
    started = time;
    // Periods are counted from the first one, whenever packets come: they do not drift.
    next += Math.floor((time - next) / period + 1) * period;
    full = rotation.size === undefined && periods >= files;
    if (full) say(io, `Maximum file limit reached: ${files}`);
    else await open();
  }

  async function beginFile(): Promise<void> {
    await close();
    count = count + 1 < files ? count + 1 : 0;
    await open();
  }

  async function takeNext(reader: CaptureReader, time: number): Promise<void> {
    if (time >= next) await beginPeriod(time);
    if (file !== undefined && file.size > size) await beginFile();
    await file?.take(reader);
  }

  return {
    get full() {
      return full || file?.full === true;
    },
    take(reader) {
      const time = period === Infinity ? 0 : now();
      return file === undefined || time >= next || file.size > size ? takeNext(reader, time) : file.take(reader);
    },
    pause: () => file?.pause(),
    close: () => file?.close(),
  };
}

function failedToRun(command: string, file: string, fault: NodeJS.ErrnoException): string {
  return `remora: ${command} ${file} could not be run: ${systemText(fault)}`;
}
