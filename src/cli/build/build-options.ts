import { givenOptions, UsageError, type LongOption } from "../getopt.ts";

/** What `remora build` writes of each packet. */
export type BuildFormat = "raw" | "hex" | "hexdump" | "show" | "json" | "summary" | "command";

/** What the words of `remora build` say. */
export interface BuildOptions {
  readonly expressions: readonly string[];
  readonly format: BuildFormat | undefined;
  readonly file: string | undefined;
  readonly limit: number;
  readonly seed: number | undefined;
  readonly plugins: readonly string[];
}

const flag: LongOption = { takesValue: false };
const value: LongOption = { takesValue: true };
const longs = {
  hex: flag, hexdump: flag, show: flag, json: flag, summary: flag, command: flag, write: { ...value, letter: "w" }, count: { ...value, letter: "c" },
  seed: value, plugin: value, ls: flag, rfc: flag, help: { ...flag, letter: "h" },
} satisfies Record<string, LongOption>; // oxfmt-ignore

/** A question that is answered instead: which layers or fields there are, how a header is laid out. */
export interface BuildQuestion {
  readonly question: "help" | "ls" | "rfc";
  readonly layers: readonly string[];
}

/** Throws a UsageError. */
export function buildOptions(words: readonly string[]): BuildOptions | BuildQuestion {
  const expressions: string[] = [];
  const plugins: string[] = [];
  let format: BuildFormat | undefined;
  let file: string | undefined;
  let limit = Infinity;
  let seed: number | undefined;
  let question: BuildQuestion["question"] | undefined;
  for (const { key, value: given } of givenOptions(words, "w:c:h", longs, expressions)) {
    switch (key) {
      case "w":
        file = given;
        break;
      case "c":
        limit = whole("-c", given);
        break;
      case "seed":
        seed = whole("--seed", given);
        break;
      case "plugin":
        plugins.push(given);
        break;
      case "h":
        question = "help";
        break;
      case "ls":
      case "rfc":
        question = key;
        break;
      default:
        if (format !== undefined && format !== key)
          throw new UsageError(`--${format} and --${key} exclude one another`);
        format = key as BuildFormat;
    }
  }
  if (question) return { question, layers: expressions };
  if (file !== undefined && format !== undefined) throw new UsageError(`-w and --${format} exclude one another`);
  return { expressions, format, file, limit, seed, plugins };
}

function whole(option: string, text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new UsageError(`${option} takes a number, not "${text}"`);
  return Number(text);
}
