/** An option as the command line gave it: its letter, or its long name where it has no letter. */
export interface GivenOption {
  readonly key: string;
  readonly value: string;
}

/** A long option: whether it takes an argument, the letter it stands for, if any, and the words it takes where they are few. */
export interface LongOption {
  readonly takesValue: boolean;
  readonly letter?: string;
  readonly values?: readonly string[];
}

/** The words of options that have a letter alone, where they are few. */
export type LetterValues = Readonly<Record<string, readonly string[]>>;

/** In place of any words: asks a command which options it has, which it answers by throwing an OptionTable. */
export const OPTIONS_ASKED = "--\0";

/** The options of a command, as `givenOptions` reads them; told by its code, because every bundle has a class of its own. */
export class OptionTable extends Error {
  readonly code = "OPTIONS";
  readonly letters: string;
  readonly longs: Readonly<Record<string, LongOption>>;
  readonly values: LetterValues;

  constructor(letters: string, longs: Readonly<Record<string, LongOption>>, values: LetterValues) {
    super("the options of a command were asked for");
    this.letters = letters;
    this.longs = longs;
    this.values = values;
  }
}

/** A command line that cannot be understood; the words are getopt_long(3)'s. */
export class UsageError extends Error {
  readonly code = "USAGE";

  constructor(message: string) {
    super(message);
    this.name = "UsageError";
  }
}

/**
 * Yields the options of `words` in their order, as getopt_long(3) does: letters in clusters (`-nnvr FILE`), values
 * attached or apart, long names shortened as far as they stay unique, `--` as the end. Words that are no option go to
 * `operands`. `letters` is getopt's string: a colon after each letter that takes a value; `values` is for completion. Throws
 * `UsageError`.
 */
export function* givenOptions(
  words: readonly string[],
  letters: string,
  longs: Readonly<Record<string, LongOption>>,
  operands: string[],
  values: LetterValues = {},
): Generator<GivenOption> {
  if (words[0] === OPTIONS_ASKED) throw new OptionTable(letters, longs, values);
  for (let next = 0; next < words.length;) {
    const word = words[next++];
    if (word === "--") {
      operands.push(...words.slice(next));
      return;
    }
    if (word.startsWith("--")) {
      const equals = word.indexOf("=");
      const name = longName(word.slice(2), equals < 0 ? word.slice(2) : word.slice(2, equals), longs);
      const { takesValue, letter } = longs[name];
      const key = letter ?? name;
      if (!takesValue) {
        if (equals >= 0) throw new UsageError(`option '--${name}' doesn't allow an argument`);
        yield { key, value: "" };
      } else if (equals >= 0) {
        yield { key, value: word.slice(equals + 1) };
      } else if (next < words.length) {
        yield { key, value: words[next++] };
      } else throw new UsageError(`option '--${name}' requires an argument`);
    } else if (word.startsWith("-") && word !== "-") {
      for (let at = 1; at < word.length; at++) {
        const key = word[at];
        const place = key === ":" ? -1 : letters.indexOf(key);
        if (place < 0) throw new UsageError(`invalid option -- '${key}'`);
        if (letters[place + 1] !== ":") {
          yield { key, value: "" };
          continue;
        }
        if (at + 1 < word.length) yield { key, value: word.slice(at + 1) };
        else if (next < words.length) yield { key, value: words[next++] };
        else throw new UsageError(`option requires an argument -- '${key}'`);
        break;
      }
    } else operands.push(word);
  }
}

function longName(typed: string, name: string, longs: Readonly<Record<string, LongOption>>): string {
  if (Object.hasOwn(longs, name)) return name;
  const possible = Object.keys(longs).filter((known) => known.startsWith(name));
  if (possible.length === 1) return possible[0];
  if (possible.length === 0) throw new UsageError(`unrecognized option '--${typed}'`);
  const list = possible.map((known) => `'--${known}'`).join(" ");
  throw new UsageError(`option '--${typed}' is ambiguous; possibilities: ${list}`);
}
