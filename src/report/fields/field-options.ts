/** How -T fields writes its columns (tshark's -E). */
export interface FieldOptions {
  readonly header: boolean;
  readonly bom: boolean;
  readonly separator: string;
  readonly occurrence: "first" | "last" | "all";
  readonly aggregator: string;
  /** Stands around each value that is not empty. */
  readonly quote: string;
  /** Whether line ends and tabulators in values are written as `\n` and `\t`. */
  readonly escape: boolean;
}

const OCCURRENCES = { f: "first", l: "last", a: "all" } as const;
const QUOTES: Readonly<Record<string, string>> = { d: '"', s: "'", n: "" };

/** What the values of -E stand for; undefined where one of them has no meaning. */
export function fieldOptions(given: ReadonlyMap<string, string>): FieldOptions | undefined {
  const occurrence = given.get("occurrence") ?? "a";
  const quote = given.get("quote") ?? "n";
  const flags = ["header", "bom", "escape"].map((name) => given.get(name) ?? (name === "escape" ? "y" : "n"));
  if (!flags.every((flag) => flag === "y" || flag === "n")) return undefined;
  if (!Object.hasOwn(OCCURRENCES, occurrence) || !Object.hasOwn(QUOTES, quote)) return undefined;
  const [header, bom, escape] = flags.map((flag) => flag === "y");
  return {
    header,
    bom,
    escape,
    separator: character(given.get("separator") ?? "/t"),
    occurrence: OCCURRENCES[occurrence as keyof typeof OCCURRENCES],
    aggregator: character(given.get("aggregator") ?? ","),
    quote: QUOTES[quote],
  };
}

function character(word: string): string {
  if (word === "/t") return "\t";
  return word === "/s" ? " " : word.slice(0, 1);
}
