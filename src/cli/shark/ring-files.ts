import { rmSync } from "node:fs";
import { extname, resolve } from "node:path";
import type { CaptureReader } from "../../files/reader.ts";
import { localTime } from "../../host/time-zone.ts";
import { calendarDay, DAY } from "../../bytes/time.ts";
import type { CommandIo } from "../io.ts";
import type { PacketFile } from "../dump/packet-file.ts";
import type { PacketSink } from "../dump/packet-sink.ts";
import type { Limits } from "./shark-limits.ts";

const KILOBYTE = 1000;
const NUMBER_DIGITS = 5;
const SECOND_MS = 1000;

/**
 * The files of -w with -b, one after another, named as dumpcap does: `name_00001_20240714120117.pcap`. Each packet that
 * comes when a file is full begins the next; with a number of files the oldest is removed. `create` makes one.
 */
export async function ringFiles(
  path: string,
  { ring, stop }: Limits,
  create: (name: string) => Promise<PacketFile>,
  io: CommandIo,
  now: () => number = () => Math.floor(Date.now() / SECOND_MS),
): Promise<PacketSink> {
  const offsetAt = localTime(io.env["TZ"]);
  const names: string[] = [];
  let count = 0;
  let packets = 0;
  let started = now();
  let full = false;
  let file = await open();

  async function open(): Promise<PacketFile> {
    count++;
    packets = 0;
    started = now();
    const name = fileName(path, count, started + offsetAt(started));
    const made = await create(name);
    names.push(name);
    // Without a number of files nothing is ever removed.
    if (names.length > ring.files) rmSync(resolve(io.cwd, names.shift() ?? ""), { force: true });
    return made;
  }

  /** Whether the next packet belongs into another file. */
  function isOver(): boolean {
    const time = now();
    return (
      packets >= ring.packets ||
      file.size >= ring.filesize * KILOBYTE ||
      time - started >= ring.duration ||
      (ring.interval !== Infinity && Math.floor(time / ring.interval) !== Math.floor(started / ring.interval))
    );
  }

  async function takeNext(reader: CaptureReader): Promise<void> {
    await file.close();
    if (count >= stop.files) {
      full = true;
      return;
    }
    file = await open();
    packets = 1;
    await file.take(reader);
  }

  return {
    get full() {
      return full || file.full === true;
    },
    take(reader) {
      if (packets > 0 && isOver()) return takeNext(reader);
      packets++;
      return file.take(reader);
    },
    pause: () => file.pause(),
    close: () => (full ? undefined : file.close()),
  };
}

/** The name of a file, whose number and local time stand in front of the suffix. */
function fileName(path: string, count: number, local: number): string {
  const suffix = extname(path);
  const days = Math.floor(local / DAY);
  const { year, month, day } = calendarDay(days);
  const rest = local - days * DAY;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  const clock = `${two(rest / 3600)}${two((rest / 60) % 60)}${two(rest % 60)}`;
  const stem = path.slice(0, path.length - suffix.length);
  return `${stem}_${String(count).padStart(NUMBER_DIGITS, "0")}_${year}${two(month)}${two(day)}${clock}${suffix}`;
}
