import { givenOptions, UsageError, type LongOption } from "../getopt.ts";
import { positiveNumber } from "../run-command.ts";

/** What the words of the commands that send packets of expressions say; times are milliseconds. */
export interface SendingWords {
  readonly expressions: readonly string[];
  readonly interface: string | undefined;
  readonly count: number | undefined;
  readonly interMs: number | undefined;
  readonly loop: boolean;
  readonly timeoutMs: number | undefined;
  readonly retry: number;
  readonly multi: boolean;
  readonly resets: boolean;
  readonly json: boolean;
  readonly plugins: readonly string[];
}

const flag: LongOption = { takesValue: false };
const value: LongOption = { takesValue: true };
const common = {
  interface: { ...value, letter: "i" },
  inter: value,
  plugin: value,
  help: { ...flag, letter: "h" },
} satisfies Record<string, LongOption>;
const answered = { timeout: { ...value, letter: "t" }, "no-resets": flag, json: flag };
const counted = { count: { ...value, letter: "c" } };

/** The options of each command. */
const LONGS: Readonly<Record<string, Readonly<Record<string, LongOption>>>> = {
  send: { ...common, ...counted, loop: flag },
  sr: { ...common, ...answered, retry: value, multi: flag },
  sr1: { ...common, ...answered, retry: value },
  srloop: { ...common, ...answered, ...counted },
};

/** Reads the words of a command line; throws `UsageError`. */
export function sendingOptions(command: string, words: readonly string[]): SendingWords | "help" {
  const expressions: string[] = [];
  const plugins: string[] = [];
  const given = new Map<string, string>();
  const longs = LONGS[command];
  const letters = Object.values(longs).map(({ letter = "", takesValue }) => letter && letter + (takesValue ? ":" : ""));
  for (const { key, value: text } of givenOptions(words, letters.join(""), longs, expressions)) {
    if (key === "plugin") plugins.push(text);
    else given.set(key, text);
  }
  if (given.has("h")) return "help";
  if (expressions.length === 0) throw new UsageError("an expression is missing");
  const milliseconds = (key: string, option: string): number | undefined =>
    given.has(key) ? 1000 * positiveNumber(given.get(key)!, option) : undefined;
  return {
    expressions,
    plugins,
    interface: given.get("i"),
    count: given.has("c") ? whole(given.get("c")!, "-c") : undefined,
    interMs: milliseconds("inter", "--inter"),
    loop: given.has("loop"),
    timeoutMs: milliseconds("t", "-t"),
    retry: integer(given.get("retry") ?? "0", "--retry"),
    multi: given.has("multi"),
    resets: !given.has("no-resets"),
    json: given.has("json"),
  };
}

function whole(text: string, option: string): number {
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number greater than 0, not '${text}'`);
}

function integer(text: string, option: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text);
  throw new UsageError(`${option} takes a whole number, not '${text}'`);
}
