import type { TrafficSource } from "../../host/traffic/live-traffic.ts";
import type { By } from "../../monitor/talker.ts";
import { byWhat } from "../../monitor/talker.ts";
import { sortKeys, type SortKey } from "../../monitor/traffic-row.ts";
import { nearWords } from "../../bytes/near-words.ts";
import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { positiveNumber, secondsOf } from "../run-command.ts";

/** What `remora top` and `remora report` were asked for. */
export interface TrafficOptions {
  /** -i */
  readonly interfaces: readonly string[];
  /** -r */
  readonly file: string | undefined;
  readonly by: By;
  readonly sort: SortKey;
  readonly source: TrafficSource | undefined;
  /** Seconds between two looks. */
  readonly interval: number;
  /** Seconds for which it counts; Infinity for as long as it runs. */
  readonly seconds: number;
  /** How many rows are printed. */
  readonly rows: number;
  /** Not -n. */
  readonly names: boolean;
  readonly inBits: boolean;
  readonly once: boolean;
  readonly json: boolean;
  readonly csv: boolean;
  /** How much faster than it was captured a file is shown. */
  readonly speed: number;
  /** The words of the capture filter. */
  readonly filter: string;
}

const SOURCES: readonly TrafficSource[] = ["capture", "kernel"];
const LONGS: Readonly<Record<string, LongOption>> = {
  interface: { takesValue: true, letter: "i" },
  by: { takesValue: true, values: byWhat },
  sort: { takesValue: true, values: sortKeys },
  source: { takesValue: true, values: SOURCES },
  interval: { takesValue: true },
  for: { takesValue: true },
  rows: { takesValue: true },
  bits: { takesValue: false, letter: "b" },
  once: { takesValue: false },
  json: { takesValue: false },
  csv: { takesValue: false },
  speed: { takesValue: true },
  help: { takesValue: false, letter: "h" },
};

/** Words that people may use for the columns. */
const OTHER_NAMES: Readonly<Record<string, SortKey>> = { "10s": "ten", "40s": "forty", host: "name" };

/** Reads the words of a command line; what was not given comes from `usual`. Throws `UsageError`. */
export function trafficOptions(
  words: readonly string[],
  usual: Pick<TrafficOptions, "sort" | "seconds">,
): TrafficOptions | "help" {
  const interfaces: string[] = [];
  const filter: string[] = [];
  const given = new Map<string, string>();
  for (const { key, value } of givenOptions(words, "i:r:nbh", LONGS, filter)) {
    given.set(key, value);
    if (key === "i") interfaces.push(value);
  }
  if (given.has("h")) return "help";
  const source = given.get("source");
  const sort = given.get("sort") ?? usual.sort;
  const file = given.get("r");
  const options: TrafficOptions = {
    interfaces,
    file,
    by: oneOf(given.get("by") ?? "host", byWhat, "--by"),
    sort: OTHER_NAMES[sort] ?? oneOf(sort, sortKeys, "--sort"),
    source: source === undefined ? undefined : oneOf(source, SOURCES, "--source"),
    interval: secondsOf(given.get("interval") ?? "1", "--interval"),
    seconds: given.has("for") ? secondsOf(given.get("for")!, "--for") : usual.seconds,
    rows: positiveNumber(given.get("rows") ?? String(Number.MAX_SAFE_INTEGER), "--rows"),
    names: !given.has("n"),
    inBits: given.has("b"),
    once: given.has("once"),
    json: given.has("json"),
    csv: given.has("csv"),
    speed: positiveNumber(given.get("speed") ?? "1", "--speed"),
    filter: filter.join(" "),
  };
  check(options);
  return options;
}

function check({ file, interfaces, source, filter, json, csv }: TrafficOptions): void {
  if (file !== undefined && (interfaces.length > 0 || source !== undefined)) {
    throw new UsageError("-r reads a file: -i and --source are for what passes now");
  }
  if (source === "kernel" && filter !== "") {
    throw new UsageError("the kernel's counts (--source kernel) have no packets that a filter could choose from");
  }
  if (json && csv) throw new UsageError("--json and --csv exclude each other");
}

function oneOf<Word extends string>(word: string, known: readonly Word[], option: string): Word {
  const found = known.find((one) => one === word);
  if (found !== undefined) return found;
  const [near] = nearWords(word, known);
  const hint = near === undefined ? `one of ${known.join(", ")}` : `did you mean ${near}?`;
  throw new UsageError(`${option} ${word}: ${hint}`);
}
