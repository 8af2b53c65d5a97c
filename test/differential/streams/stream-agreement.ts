import type { CaptureFile } from "../captures.ts";
import { ourProtocols } from "../fields/our-protocols.ts";
import { isReadable } from "../readable.ts";
import { differingFiles, EXPORT_KINDS, exportedObjects } from "./exported.ts";
import { FOLLOWED_KINDS, followedTables } from "./followed.ts";

/** Captures of more packets take long, and say nothing that shorter ones do not. */
const MOST_PACKETS = 20_000;

/** Everything that is compared of whole captures. */
export const STREAM_KINDS: readonly string[] = [...FOLLOWED_KINDS, ...EXPORT_KINDS.map((kind) => `export,${kind}`)];

/** How many tables, streams or files are tshark's, and in how many captures all are. */
export interface StreamScore {
  items: number;
  equal: number;
  captures: number;
  equalCaptures: number;
}

/** What is not tshark's. */
export interface StreamDifference {
  readonly capture: string;
  readonly kind: string;
  /** Lines for people. */
  readonly lines: readonly string[];
}

/** Compares captures of few enough packets; `io,phs` only where all protocols are ours. */
export async function compareStreams(
  captures: readonly CaptureFile[],
  kinds: readonly string[],
  differs: (difference: StreamDifference) => void,
): Promise<ReadonlyMap<string, StreamScore>> {
  const { isOurs } = await ourProtocols();
  const scores = new Map<string, StreamScore>();
  const exports = kinds.filter((kind) => kind.startsWith("export,")).map((kind) => kind.slice("export,".length));
  for (const capture of captures.filter(({ packets }) => !(packets > MOST_PACKETS))) {
    if (!(await isReadable(capture))) continue;
    const whole = capture.protocols.every((name) => isOurs(name) || name.startsWith("_ws."));
    const wanted = kinds.filter((kind) => whole || kind !== "io,phs");
    const unequal = new Map<string, string[]>();
    const counted = new Map<string, { items: number; equal: number }>();
    const count = (kind: string, items: number, equal: number, lines: readonly string[]): void => {
      const so = counted.get(kind) ?? { items: 0, equal: 0 };
      counted.set(kind, { items: so.items + items, equal: so.equal + equal });
      if (lines.length > 0) unequal.set(kind, [...(unequal.get(kind) ?? []), ...lines]);
    };
    for (const { kind, words, theirs, ours } of await followedTables(capture, wanted)) {
      const equal = theirs === ours;
      count(kind, 1, Number(equal), equal ? [] : [words, ...firstDifference(theirs, ours)]);
    }
    for (const exported of await exportedObjects(capture, exports)) {
      const different = differingFiles(exported);
      const all = new Set([...exported.theirs.keys(), ...exported.ours.keys()]).size;
      count(`export,${exported.kind}`, all, all - different.length, different);
    }
    for (const [kind, { items, equal }] of counted) {
      const score = scores.get(kind) ?? { items: 0, equal: 0, captures: 0, equalCaptures: 0 };
      score.items += items;
      score.equal += equal;
      score.captures++;
      score.equalCaptures += Number(items === equal);
      scores.set(kind, score);
      if (items !== equal) differs({ capture: capture.path, kind, lines: unequal.get(kind) ?? [] });
    }
  }
  return scores;
}

/** The first lines that differ, tshark's and ours. */
function firstDifference(theirs: string, ours: string): string[] {
  const [their, our] = [theirs, ours].map((text) => text.split("\n"));
  const at = their.findIndex((line, i) => line !== our[i]);
  const place = at < 0 ? their.length : at;
  return [`  ${place + 1} < ${their[place] ?? ""}`, `  ${place + 1} > ${our[place] ?? ""}`];
}
