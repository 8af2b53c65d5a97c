import { Refusal } from "../refusal.ts";

/** When a capture ends (-a), and when the file of -w is full and another begins (-b). */
export interface Limits {
  readonly stop: Limit;
  readonly ring: Limit;
}

/** Seconds, thousands of octets, packets, files; Infinity where there is no limit. */
export interface Limit {
  readonly duration: number;
  readonly filesize: number;
  readonly packets: number;
  readonly files: number;
  /** Files begin when the clock is a multiple of so many seconds. */
  readonly interval: number;
}

const STOP_WORDS = ["duration", "filesize", "files", "packets"];
const RING_WORDS = [...STOP_WORDS, "interval"];

/** Reads the values of -a and -b; throws `Refusal`. */
export function limitsOf(stop: readonly string[], ring: readonly string[]): Limits {
  return { stop: limitOf(stop, "-a", STOP_WORDS), ring: limitOf(ring, "-b", RING_WORDS) };
}

/** Whether there is a second file. */
export function isRing({ ring }: Limits): boolean {
  return [ring.duration, ring.filesize, ring.packets, ring.interval].some((limit) => limit !== Infinity);
}

function limitOf(given: readonly string[], option: string, words: readonly string[]): Limit {
  const limit = { duration: Infinity, filesize: Infinity, packets: Infinity, files: Infinity, interval: Infinity };
  for (const condition of given) {
    const [word, value = ""] = condition.split(":", 2);
    const number = Number(value);
    if (!words.includes(word) || value === "" || !(number > 0)) {
      throw new Refusal(
        `Invalid or unknown ${option} flag "${condition}": it is NAME:NUMBER with a name of ${words.join(", ")}`,
      );
    }
    limit[word as keyof Limit] = number;
  }
  return limit;
}
