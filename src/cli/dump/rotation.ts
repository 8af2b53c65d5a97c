import type { Strftime } from "../../host/strftime.ts";
import { leadingInteger } from "../leading-integer.ts";
import { Refusal } from "../refusal.ts";

/** When -w begins another file, and what becomes of the full one. */
export interface Rotation {
  /** Octets beyond which the next packet begins a file (-C). */
  readonly size: number | undefined;
  /** Seconds after which the next packet begins a file (-G). */
  readonly period: number | undefined;
  /** -W: files of -C after which the first is written anew, or of -G after which the capture ends. */
  readonly files: number | undefined;
  /** Run on each full file (-z). */
  readonly command: string | undefined;
}

const MEGABYTE = 1_000_000;
const LARGEST = 2 ** 63;
/** Units that may follow the number of -C; tcpdump has them since 4.99.5. */
const UNITS: Readonly<Record<string, number>> = { "": MEGABYTE, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** Puts together the values of -C, -G, -W and -z; throws `Refusal` in tcpdump's words. */
export function rotationOf(values: ReadonlyMap<string, string>): Rotation {
  const [size, seconds, files] = ["C", "G", "W"].map((key) => values.get(key));
  return {
    size: size === undefined ? undefined : fileSize(size),
    period: seconds === undefined ? undefined : period(seconds) || undefined,
    files: files === undefined ? undefined : leadingInteger(files),
    command: values.get("z"),
  };
}

/** Whether there is ever a second file. */
export function rotates({ size, period }: Rotation): boolean {
  return size !== undefined || period !== undefined;
}

/** The name of the `count`th file of a period, `path` being the pattern of -w: as tcpdump has it. */
export function fileName(path: string, rotation: Rotation, count: number, now: number, strftime: Strftime): string {
  const dated = rotation.period === undefined ? path : strftime(path, now);
  if (rotation.size === undefined) return dated;
  const digits = digitsOf((rotation.files ?? 1) - 1);
  return count === 0 && digits === 0 ? dated : dated + String(count).padStart(digits, "0");
}

/** Digits of a number, none of zero. */
function digitsOf(number: number): number {
  return number === 0 ? 0 : String(number).length;
}

/** Octets that a value of -C stands for. */
export function fileSize(text: string): number {
  const [, number, unit = ""] = /^\s*\+?(\d+)([kmg]?)$/i.exec(text) ?? [];
  const count = Number(number);
  if (!(count > 0) || count > LARGEST) throw new Refusal(`invalid file size ${text}`);
  const size = count * UNITS[unit.toLowerCase()];
  if (size >= LARGEST) throw new Refusal(`file size ${text} is too large`);
  return size;
}

/** Seconds that a value of -G stands for; 0 for no rotation. */
export function period(text: string): number {
  const count = leadingInteger(text);
  if (count < 0) throw new Refusal(`invalid number of seconds ${text}`);
  return count;
}
