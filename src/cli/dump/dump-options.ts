import type { LineOptions } from "../../definition/dump-line.ts";
import type { Dumping } from "../../report/dump/packet-line.ts";
import type { TimeForm } from "../../report/dump/time.ts";
import { linkTypeNamed } from "../../files/link-types.ts";
import { givenOptions, type LongOption } from "../getopt.ts";
import { leadingInteger } from "../leading-integer.ts";
import { backends, directions, liveOptions, timeStampTypes, type LiveOptions } from "./live-options.ts";
import { Refusal } from "../refusal.ts";
import { fileSize, period, rotationOf, type Rotation } from "./rotation.ts";

/** What `remora dump` was asked for. */
export interface DumpOptions {
  readonly line: LineOptions;
  readonly dumping: Dumping;
  readonly time: TimeForm;
  /** -r */
  readonly file: string | undefined;
  /** -V */
  readonly list: string | undefined;
  /** -w */
  readonly output: string | undefined;
  /** --format: what -w writes, where the name does not say. */
  readonly format: "pcap" | "pcapng" | undefined;
  /** --print */
  readonly print: boolean;
  /** -c; Infinity without it. */
  readonly limit: number;
  /** --count */
  readonly countOnly: boolean;
  /** Not -n. */
  readonly names: boolean;
  /** -N */
  readonly shortNames: boolean;
  /** -E: keys of ESP, or `file` and the name of a file of them. */
  readonly secrets: string | undefined;
  /** -# */
  readonly number: boolean;
  /** --nano */
  readonly nanosecond: boolean;
  /** -l or -U */
  readonly unbuffered: boolean;
  /** --follow */
  readonly follow: boolean;
  /** -Z */
  readonly user: string | undefined;
  /** -F */
  readonly filterFile: string | undefined;
  /** The words of the capture filter. */
  readonly filter: readonly string[];
  /** Not -O. */
  readonly optimise: boolean;
  /** --anywhere */
  readonly anywhere: boolean;
  /** -d, -dd or -ddd: print the compiled filter, in words, in C or in decimal numbers. */
  readonly listing: "none" | "words" | "c" | "decimal";
  /** --explain */
  readonly explain: boolean;
  /** -y: a LINKTYPE_ value. */
  readonly linkType: number | undefined;
  /** -s; files have their own. */
  readonly snapLength: number;
  readonly rotation: Rotation;
  readonly live: LiveOptions;
  /** What is asked of the interface instead of capturing: -L, -J. */
  readonly question: "link types" | "time stamp types" | undefined;
}

/** A question that is answered without reading anything. */
export type DumpQuestion = "help" | "version" | "interfaces";

const LETTERS = "aAbB:c:C:dDeE:fF:G:hHi:Ij:JKlLm:M:nNOpqQ:r:s:StT:uUvV:w:W:xXy:z:Z:#";

const flag = (letter?: string): LongOption => ({ takesValue: false, letter });
const valued = (letter?: string, values?: readonly string[]): LongOption => ({ takesValue: true, letter, values });

/** In tcpdump's order, which messages about ambiguous names show. */
const LONGS: Readonly<Record<string, LongOption>> = {
  "buffer-size": valued("B"),
  "list-interfaces": flag("D"),
  help: flag("h"),
  interface: valued("i"),
  "monitor-mode": flag("I"),
  "time-stamp-type": valued("j", timeStampTypes),
  "list-time-stamp-types": flag("J"),
  micro: flag(),
  nano: flag(),
  "time-stamp-precision": valued(undefined, ["micro", "nano"]),
  "dont-verify-checksums": flag("K"),
  "list-data-link-types": flag("L"),
  "no-optimize": flag("O"),
  "no-promiscuous-mode": flag("p"),
  direction: valued("Q", directions),
  "snapshot-length": valued("s"),
  "absolute-tcp-sequence-numbers": flag("S"),
  "packet-buffered": flag("U"),
  linktype: valued("y"),
  "immediate-mode": flag(),
  "relinquish-privileges": valued("Z"),
  count: flag(),
  number: flag("#"),
  print: flag(),
  version: flag(),
  follow: flag(),
  format: valued(undefined, ["pcap", "pcapng"]),
  anywhere: flag(),
  explain: flag(),
  backend: valued(undefined, backends),
  process: flag(),
};

const NO_MONITOR_MODE =
  "monitor mode (-I) is not there: put the interface into it first, with `iw dev NAME set type monitor`";
const LONGEST_SNAPSHOT = 262144;
const LISTINGS = ["none", "words", "c", "decimal"] as const;
const TIME_FORMS: readonly TimeForm[] = ["local", "none", "seconds", "sincePrevious", "dated", "sinceFirst"];

/** What is not there yet. */
const REFUSED: Readonly<Record<string, string>> = {
  M: "checking TCP-MD5 signatures (-M) is not there yet",
};

/** Reads the words of a command line; throws `UsageError` and `Refusal`. */
export function dumpOptions(words: readonly string[]): DumpOptions | DumpQuestion {
  const filter: string[] = [];
  const interfaces: string[] = [];
  const counts = new Map<string, number>();
  const values = new Map<string, string>();
  const times = (key: string): number => counts.get(key) ?? 0;
  let nanosecond = false;
  for (const { key, value } of givenOptions(words, LETTERS, LONGS, filter)) {
    counts.set(key, times(key) + 1);
    values.set(key, value);
    if (key === "h") return "help";
    if (key === "version") return "version";
    if (Object.hasOwn(REFUSED, key)) throw new Refusal(REFUSED[key]);
    CHECKS[key]?.(value);
    if (key === "i") interfaces.push(value);
    if (key === "micro" || key === "nano") nanosecond = key === "nano";
    if (key === "time-stamp-precision") nanosecond = value === "nano";
  }
  if (times("D") > 0) return "interfaces";
  const isFile = times("r") + times("V") > 0;
  if (isFile && times("f") > 0) throw new Refusal("-f can not be used with -V or -r");
  if (!isFile && times("I") > 0) throw new Refusal(NO_MONITOR_MODE);
  if (times("t") >= TIME_FORMS.length) throw new Refusal("only -t, -tt, -ttt, -tttt and -ttttt are supported");
  const [hexAscii, hex, ascii] = [times("X"), times("x"), times("A")];
  const style = hexAscii > 0 ? "hexAscii" : hex > 0 ? "hex" : ascii > 0 ? "ascii" : "none";
  return {
    line: {
      verbose: times("v"),
      quiet: times("q"),
      linkHeader: times("e") > 0,
      absoluteSequence: times("S") > 0,
      checksums: times("K") === 0,
      undecodedHandles: times("u") > 0,
      asDot: times("b") > 0,
      dumps: style !== "none",
      numeric: times("n") > 0,
      packetType: values.get("T"),
    },
    dumping: { style, whole: (hexAscii || hex || ascii) > 1 },
    time: TIME_FORMS[times("t")],
    file: values.get("r"),
    list: values.get("V"),
    output: values.get("w"),
    format: values.get("format") as DumpOptions["format"],
    print: times("print") > 0,
    limit: values.has("c") ? leadingInteger(values.get("c") ?? "") : Infinity,
    countOnly: times("count") > 0,
    names: times("n") === 0,
    shortNames: times("N") > 0,
    secrets: values.get("E"),
    number: times("#") > 0,
    nanosecond,
    unbuffered: times("l") > 0 || times("U") > 0,
    follow: times("follow") > 0,
    user: values.get("Z"),
    filterFile: values.get("F"),
    filter,
    optimise: times("O") === 0,
    anywhere: times("anywhere") > 0,
    listing: LISTINGS[Math.min(times("d"), LISTINGS.length - 1)],
    explain: times("explain") > 0,
    linkType: linkTypeNamed(values.get("y") ?? ""),
    snapLength: Number(values.get("s") ?? 0) || LONGEST_SNAPSHOT,
    rotation: rotationOf(values),
    live: liveOptions(values, times, interfaces),
    question: times("J") > 0 ? "time stamp types" : times("L") > 0 ? "link types" : undefined,
  };
}

/** What is wrong with the value of an option is said in tcpdump's words. */
const CHECKS: Readonly<Record<string, (value: string) => void>> = {
  B: positive("packet buffer size"),
  c: positive("packet count"),
  W: positive("number of output files"),
  s: checkSnapshotLength,
  y: oneOf(
    (value) => linkTypeNamed(value) !== undefined,
    (value) => `invalid data link type ${value}`,
  ),
  j: oneOf(
    (value) => timeStampTypes.includes(value.toLowerCase()),
    (value) => `invalid time stamp type ${value}`,
  ),
  backend: oneOf(
    (value) => backends.includes(value),
    (value) => `unknown backend ${value}: there are ${backends.join(", ")}`,
  ),
  C: fileSize,
  G: period,
  Q: oneOf(
    (value) => directions.includes(value.toLowerCase()),
    (value) => `unknown capture direction \`${value}'`,
  ),
  "time-stamp-precision": oneOf(
    (value) => value === "nano" || value === "micro",
    () => "unsupported time stamp precision",
  ),
  format: oneOf(
    (value) => value === "pcap" || value === "pcapng",
    (value) => `unknown file format ${value}: there are pcap and pcapng`,
  ),
};

function positive(what: string): (value: string) => void {
  return oneOf(
    (value) => leadingInteger(value) > 0,
    (value) => `invalid ${what} ${value}`,
  );
}

function oneOf(isGood: (value: string) => boolean, complaint: (value: string) => string): (value: string) => void {
  return (value) => {
    if (!isGood(value)) throw new Refusal(complaint(value));
  };
}

function checkSnapshotLength(value: string): void {
  const length = /^\s*\+?(0[xX][0-9a-fA-F]+|\d+)$/.test(value) ? Number(value) : NaN;
  if (length <= LONGEST_SNAPSHOT) return;
  throw new Refusal(`invalid snaplen ${value} (must be >= 0 and <= ${LONGEST_SNAPSHOT})`);
}
