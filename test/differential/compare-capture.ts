import type { CaptureFile } from "./captures.ts";
import { ourDump } from "./our-output.ts";
import { packetTexts } from "./packet-texts.ts";
import { printerOf } from "./printers.ts";
import { tcpdumpOutput } from "./tcpdump-output.ts";

const nothing = "(nothing)";

/** A packet that we print otherwise than tcpdump. */
export interface Mismatch {
  readonly capture: CaptureFile;
  readonly packet: number;
  readonly printer: string;
  readonly asked: boolean;
  readonly expected: string;
  readonly ours: string;
}

/** How one capture printed. */
export interface Comparison {
  readonly capture: CaptureFile;
  readonly lines: number;
  readonly equalLines: number;
  /** The packets that tcpdump printed, by printer. */
  readonly printers: ReadonlyMap<string, { readonly equal: number; readonly packets: number; readonly asked: boolean }>;
  readonly mismatches: readonly Mismatch[];
  /** What differs besides packets: the exit code, or what stands on stderr. */
  readonly ending?: string;
}

/** Compares what tcpdump and we print of a capture; undefined where tcpdump cannot read it at all. */
export async function compareCapture(capture: CaptureFile, flags: readonly string[]): Promise<Comparison | undefined> {
  const theirs = await tcpdumpOutput(["-#", ...flags], capture.path, capture.folder);
  if (theirs.exit !== 0 && theirs.stdout === "") return undefined;
  const ours = await ourDump(["-#", ...flags, "-r", capture.path], capture.folder);
  const expected = packetTexts(theirs.stdout);
  const got = packetTexts(ours.stdout);
  const printers = new Map<string, { equal: number; packets: number; asked: boolean }>();
  const mismatches: Mismatch[] = [];
  let [lines, equalLines] = [0, 0];
  for (const [index, text] of expected.entries()) {
    const { printer, asked } = printerOf(text);
    const equal = got[index] === text;
    const count = printers.get(printer) ?? { equal: 0, packets: 0, asked };
    count.packets += 1;
    count.equal += Number(equal);
    printers.set(printer, count);
    if (!equal) {
      const mismatch = { capture, packet: index + 1, printer, asked, expected: text, ours: got[index] ?? nothing };
      mismatches.push(mismatch);
    }
    const wanted = text.split("\n");
    const has = equal ? wanted : (got[index]?.split("\n") ?? []);
    lines += wanted.length;
    equalLines += wanted.filter((line, at) => line === has[at]).length;
  }
  const ending = endingDifference(theirs, ours, got.length - expected.length);
  return { capture, lines, equalLines, printers, mismatches, ending };
}

function endingDifference(
  theirs: { exit: number; stderr: string },
  ours: { exit: number; stderr: string },
  more: number,
): string | undefined {
  if (theirs.exit !== ours.exit) return `exit ${theirs.exit}, ours ${ours.exit}: ${firstLines(ours.stderr)}`;
  const difference = theirs.stderr.replace(/^tcpdump: /gm, "") !== ours.stderr.replace(/^(?:tcpdump|remora): /gm, "");
  if (difference) return `stderr ${JSON.stringify(theirs.stderr)}, ours ${JSON.stringify(ours.stderr)}`;
  return more > 0 ? `${more} packets more than tcpdump` : undefined;
}

function firstLines(text: string): string {
  return text.split("\n").slice(0, 3).join(" ");
}

const beforeDifference = 24;

/** Where two texts part, told so that the same fault in other packets reads the same: numbers become `9`. */
export function kindOf({ expected, ours }: Mismatch): string {
  if (ours === nothing) return "not printed";
  let at = 0;
  while (at < expected.length && expected[at] === ours[at]) at++;
  // Whole words: a difference in the middle of one starts where the word does.
  while (at > 0 && /[\w.:]/.test(expected[at - 1]!)) at--;
  const word = (text: string): string => (/^\s*\S*/.exec(text.slice(at))?.[0] ?? "").slice(0, 32);
  const before = expected.slice(Math.max(0, at - beforeDifference), at);
  const general = (text: string): string =>
    text
      .replaceAll(/\b(?:[0-9a-f]*\d[0-9a-f]*|[0-9a-f]{2}(?=:))\b/gi, "9")
      .replaceAll(/9(?:[.:]+9)+/g, "9")
      .replaceAll("\n", "\\n");
  return `…${general(before)}│${general(word(expected)) || "(end)"}│ ours │${general(word(ours)) || "(end)"}│`;
}
