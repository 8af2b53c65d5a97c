import { linkTypeNamed } from "../../files/link-types.ts";
import type { LiveCaptureOptions } from "../../host/capture/live-capture.ts";
import { timeForms, type TimeForm } from "../../report/columns/time-text.ts";
import { givenOptions, type LongOption } from "../getopt.ts";
import { leadingInteger } from "../leading-integer.ts";
import { Refusal } from "../refusal.ts";
import { checkDiagnostics, checkHeuristics, checkNames, diagnosticOptions, REFUSED } from "./shark-formalities.ts";
import { limitsOf, type Limits } from "./shark-limits.ts";
import { checkPreference } from "./shark-preferences.ts";
import { nameKinds, type NameKind } from "./shark-names.ts";

/** The words of -T. */
export const outputFormats = ["text", "tabs", "fields", "json", "jsonraw", "ek", "pdml", "psml", "ndjson"] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** What `remora shark` was asked for. */
export interface SharkOptions {
  /** -r */
  readonly file: string | undefined;
  /** -Y, or with -r the words at the end. */
  readonly displayFilter: string | undefined;
  /** -R, which needs -2. */
  readonly readFilter: string | undefined;
  /** -f, or without -r the words at the end. */
  readonly captureFilter: string | undefined;
  /** -2 */
  readonly twoPasses: boolean;
  /** -c; Infinity without it. */
  readonly limit: number;
  /** -T */
  readonly format: OutputFormat;
  /** What is printed of each packet: its columns (-P), its tree (-V, -O), its octets (-x); nothing with -q or -w alone. */
  readonly columns: boolean;
  readonly details: boolean;
  readonly octets: boolean;
  /** --hexdump: how octets are shown. */
  readonly hexdump: { readonly frameOnly: boolean; readonly ascii: boolean; readonly delimited: boolean };
  /** -O: the protocols whose trees are opened; all where it is not given. */
  readonly opened: readonly string[] | undefined;
  /** -S: a line between two packets. */
  readonly separator: string | undefined;
  /** -l */
  readonly unbuffered: boolean;
  /** -t and -u hms. */
  readonly time: TimeForm;
  readonly timeDigits: number | undefined;
  readonly hours: boolean;
  /** -n and -N: whose names are shown. */
  readonly names: ReadonlySet<NameKind>;
  /** -H: a file of hosts, beside the system's. */
  readonly hosts: string | undefined;
  /** Each -e. */
  readonly fields: readonly string[];
  /** Each -E, by its name. */
  readonly fieldOptions: ReadonlyMap<string, string>;
  /** -j (and -J, whose protocols are shown with everything inside). */
  readonly shown: readonly string[] | undefined;
  readonly shownWhole: readonly string[] | undefined;
  /** --no-duplicate-keys */
  readonly uniqueKeys: boolean;
  /** --color */
  readonly color: boolean;
  /** -w, -F */
  readonly output: string | undefined;
  readonly fileType: string | undefined;
  /** Each --capture-comment. */
  readonly comments: readonly string[];
  /** --log-file */
  readonly logFile: string | undefined;
  /** Each -o, by its name. */
  readonly preferences: ReadonlyMap<string, string>;
  /** Each -d. */
  readonly decodeAs: readonly string[];
  /** Protocols that are not dissected. */
  readonly disabled: readonly string[];
  /** Each -z. */
  readonly statistics: readonly string[];
  /** --json: statistics are written as JSON. */
  readonly json: boolean;
  /** Each --export-objects. */
  readonly exports: readonly string[];
  /** --export-tls-session-keys */
  readonly tlsKeys: string | undefined;
  readonly quiet: boolean;
  /** -Q: errors only. */
  readonly silent: boolean;
  readonly interfaces: readonly string[];
  readonly capture: Omit<LiveCaptureOptions, "interface" | "filter" | "signal">;
  /** -a and -b. */
  readonly limits: Limits;
  /** -L, --list-time-stamp-types */
  readonly question: "link types" | "time stamp types" | undefined;
}

/** A question that is answered without packets. */
export type SharkQuestion =
  | { readonly ask: "help" | "version" | "hexdump help" | "interfaces" | "statistics" }
  | { readonly ask: "report"; readonly report: string };

const LETTERS = "2a:A:b:B:c:C:d:De:E:f:F:gG:hH:i:Ij:J:K:lLM:nN:o:O:pPqQr:R:s:S:t:T:u:U:vVw:W:xX:y:Y:z:";

const flag = (letter?: string): LongOption => ({ takesValue: false, letter });
const valued = (letter?: string): LongOption => ({ takesValue: true, letter });

const LONGS: Readonly<Record<string, LongOption>> = {
  interface: valued("i"),
  "snapshot-length": valued("s"),
  "no-promiscuous-mode": flag("p"),
  "monitor-mode": flag("I"),
  "buffer-size": valued("B"),
  linktype: valued("y"),
  "time-stamp-type": valued(),
  "list-interfaces": flag("D"),
  "list-data-link-types": flag("L"),
  "list-time-stamp-types": flag(),
  autostop: valued("a"),
  "ring-buffer": valued("b"),
  "read-file": valued("r"),
  "read-filter": valued("R"),
  "display-filter": valued("Y"),
  "enable-protocol": valued(),
  "disable-protocol": valued(),
  "enable-heuristic": valued(),
  "disable-heuristic": valued(),
  "capture-comment": valued(),
  ...Object.fromEntries(diagnosticOptions.map((name) => [name, valued()])),
  print: flag("P"),
  hexdump: valued(),
  "export-objects": valued(),
  "export-tls-session-keys": valued(),
  color: flag(),
  "no-duplicate-keys": flag(),
  "elastic-mapping-filter": valued(),
  "temp-dir": valued(),
  json: flag(),
  backend: valued(),
  help: flag("h"),
  version: flag("v"),
};

const LETTER_VALUES = { T: outputFormats, t: timeForms };

const LONGEST_SNAPSHOT = 262144;
const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * KIBIBYTE;
/** Formats that show the fields of -e. */
const WITH_FIELDS: readonly OutputFormat[] = ["fields", "json", "ek", "pdml", "ndjson"];

/** Reads the words of a command line; throws `UsageError` and `Refusal`. */
export function sharkOptions(words: readonly string[]): SharkOptions | SharkQuestion {
  if (words[0] === "-G") return { ask: "report", report: words[1] ?? "fields" };
  const operands: string[] = [];
  const given = new Map<string, string[]>();
  for (const { key, value } of givenOptions(words, LETTERS, LONGS, operands, LETTER_VALUES)) {
    if (key === "h") return { ask: "help" };
    if (key === "v") return { ask: "version" };
    if (key === "D") return { ask: "interfaces" };
    if (key === "hexdump" && value === "help") return { ask: "hexdump help" };
    if (key === "z" && value === "help") return { ask: "statistics" };
    if (key === "G") throw new Refusal("-G only valid as first option");
    if (Object.hasOwn(REFUSED, key)) throw new Refusal(REFUSED[key]);
    given.set(key, [...(given.get(key) ?? []), value]);
  }
  return optionsOf(given, operands.join(" ").trim());
}

function optionsOf(given: ReadonlyMap<string, readonly string[]>, trailing: string): SharkOptions {
  const has = (key: string): boolean => given.has(key);
  const last = (key: string): string | undefined => given.get(key)?.at(-1);
  const all = (key: string): readonly string[] => given.get(key) ?? [];
  const file = last("r");
  const isFile = file !== undefined;
  checkDiagnostics(given);
  checkHeuristics(given);
  if (has("capture-comment") && !has("w"))
    throw new Refusal("Capture comments were specified, but you aren't writing a capture file.");
  if (isFile && has("f")) {
    throw new Refusal("Only read filters, not capture filters, can be specified when reading a capture file.");
  }
  if (trailing !== "" && (has("Y") || has("R")) && isFile) {
    throw new Refusal(
      'Display filters were specified both with "-Y" or "-R" and with additional command-line arguments.',
    );
  }
  if (trailing !== "" && has("f")) {
    throw new Refusal('Capture filters were specified both with "-f" and with additional command-line arguments.');
  }
  if (has("R") && !has("2")) throw new Refusal("-R without -2 is deprecated. For single-pass filtering use -Y.");
  if (has("2") && !isFile) throw new Refusal("Live captures do not support two-pass analysis.");
  const format = formatOf(last("T") ?? "text");
  const fields = all("e");
  if (format === "fields" && fields.length === 0) {
    throw new Refusal('"-Tfields" was specified, but no fields were specified with "-e".');
  }
  if (fields.length > 0 && !WITH_FIELDS.includes(format)) {
    throw new Refusal(
      'Output fields were specified with "-e", but "-Tek, -Tfields, -Tjson or -Tpdml" was not specified.',
    );
  }
  const [time, timeDigits] = timeOf(last("t") ?? "r");
  const details = has("V") || has("O");
  const octets = has("x") || has("hexdump");
  const output = last("w");
  const prints = output === undefined || has("P") || details || octets;
  checkNames(given, has("P") || details || octets);
  const limits = limitsOf(all("a"), all("b"));
  const lasting = last("c");
  if (lasting !== undefined && !(leadingInteger(lasting) > 0)) {
    throw new Refusal(
      lasting === "0"
        ? "The specified packet count is zero"
        : `The specified packet count "${lasting}" isn't a decimal number`,
    );
  }
  const linkType = last("y");
  if (linkType !== undefined && linkTypeNamed(linkType) === undefined) {
    throw new Refusal(`The specified data link type "${linkType}" isn't valid`);
  }
  return {
    file,
    displayFilter: last("Y") ?? (isFile && trailing !== "" ? trailing : undefined),
    readFilter: last("R"),
    captureFilter: last("f") ?? (!isFile && trailing !== "" ? trailing : undefined),
    twoPasses: has("2"),
    limit: lasting === undefined ? Infinity : leadingInteger(lasting),
    format,
    columns: prints && !has("q") && (has("P") || (!details && !octets)),
    details: prints && !has("q") && details,
    octets: prints && !has("q") && octets,
    hexdump: hexdumpOf(all("hexdump")),
    opened: has("O") ? list(all("O")) : undefined,
    separator: last("S"),
    unbuffered: has("l"),
    time,
    timeDigits,
    hours: secondsOf(last("u") ?? "s"),
    names: nameKinds(has("n"), last("N")),
    hosts: last("H"),
    fields,
    fieldOptions: fieldOptions(all("E")),
    shown: has("j") ? list(all("j")) : undefined,
    shownWhole: has("J") ? list(all("J")) : undefined,
    uniqueKeys: has("no-duplicate-keys"),
    color: has("color"),
    output,
    fileType: last("F"),
    comments: all("capture-comment"),
    logFile: last("log-file"),
    preferences: new Map(all("o").map(preference)),
    decodeAs: all("d"),
    disabled: list(all("disable-protocol")),
    statistics: all("z"),
    json: has("json"),
    exports: all("export-objects"),
    tlsKeys: last("export-tls-session-keys"),
    quiet: has("q") || !prints,
    silent: has("Q"),
    interfaces: all("i"),
    capture: {
      backend: last("backend") as LiveCaptureOptions["backend"],
      snapLength: snapLength(last("s")),
      promiscuous: !has("p"),
      bufferSize: has("B") ? Number(last("B")) * MEBIBYTE : undefined,
      timestampType: last("time-stamp-type"),
      linkType: linkType === undefined ? undefined : linkTypeNamed(linkType),
    },
    limits,
    question: has("list-time-stamp-types") ? "time stamp types" : has("L") ? "link types" : undefined,
  };
}

function formatOf(word: string): OutputFormat {
  const found = outputFormats.find((format) => format === word);
  if (found) return found;
  throw new Refusal(`Invalid -T parameter "${word}"; it must be one of: ${outputFormats.join(", ")}`);
}

/** A form of -t, and behind a dot the digits of the fraction of a second. */
function timeOf(word: string): [form: TimeForm, digits: number | undefined] {
  const [name, digits] = word.split(".", 2);
  const form = timeForms.find((known) => known === (name === "" ? "r" : name));
  const places = digits === undefined || digits === "" ? undefined : Number(digits);
  if (form && (places === undefined || (Number.isInteger(places) && places >= 0 && places <= 9))) return [form, places];
  throw new Refusal(
    `Invalid time stamp type "${word}"; it must be one of: ${timeForms.join(", ")}, with .0 to .9 behind it for the digits of a second`,
  );
}

function secondsOf(word: string): boolean {
  if (word === "s" || word === "hms") return word === "hms";
  throw new Refusal(`Invalid seconds type "${word}"; it must be one of: s, hms`);
}

const FIELD_OPTIONS = ["header", "separator", "occurrence", "aggregator", "quote", "bom", "escape"];

function fieldOptions(given: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    given.map((word) => {
      const at = word.indexOf("=");
      const name = word.slice(0, Math.max(at, 0));
      const value = word.slice(at + 1);
      if (FIELD_OPTIONS.includes(name) && value !== "") return [name, value] as const;
      throw new Refusal(`"${word}" is not a valid field output option=value pair.`);
    }),
  );
}

function hexdumpOf(given: readonly string[]): SharkOptions["hexdump"] {
  const known = ["all", "frames", "ascii", "delimit", "noascii"];
  const words = given.flatMap((word) => word.split(","));
  const unknown = words.find((word) => !known.includes(word));
  if (unknown !== undefined)
    throw new Refusal(`"${unknown}" is no way of --hexdump: there are ${known.join(", ")}, help`);
  return {
    frameOnly: words.includes("frames"),
    ascii: !words.includes("noascii"),
    delimited: words.includes("delimit"),
  };
}

function preference(word: string): readonly [name: string, value: string] {
  const at = word.indexOf(":");
  if (at > 0) {
    const name = word.slice(0, at);
    const value = word.slice(at + 1).trim();
    checkPreference(name, value);
    return [name, value];
  }
  throw new Refusal(`Invalid -o flag "${word}"`);
}

function snapLength(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const length = leadingInteger(word);
  if (length >= 0 && length <= LONGEST_SNAPSHOT) return length || LONGEST_SNAPSHOT;
  throw new Refusal(`The specified snapshot length "${word}" isn't a number up to ${LONGEST_SNAPSHOT}`);
}

/** Words separated by commas or spaces. */
function list(given: readonly string[]): readonly string[] {
  return given.flatMap((word) => word.split(/[\s,]+/)).filter((word) => word !== "");
}
