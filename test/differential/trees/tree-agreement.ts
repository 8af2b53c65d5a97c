import { join } from "node:path";
import { definitions } from "../../../src/protocols/catalog.ts";
import { ours } from "../../cli/run-shark.ts";
import type { CaptureFile } from "../captures.ts";
import { printedByTshark } from "../printed-by-tshark.ts";

/** A line of tshark's tree that ours lacks, and one of ours in its place that begins alike. */
export interface MissingLine {
  readonly capture: string;
  readonly packet: number;
  readonly theirs: string;
  readonly ours: string | undefined;
}

/** How the lines of trees agree under one heading of tshark's, which is the title of a protocol. */
export interface TreeScore {
  lines: number;
  equal: number;
  readonly missing: MissingLine[];
}

/** Packets of one capture that are compared. */
export const COMPARED_PACKETS = 100;
const KEPT_LINES = 500;
/** Letters by which a line of ours is told for the same as one of tshark's. */
const ALIKE = 8;

/** Protocols that packets have beside those that we have. */
const PASSING = ["ethertype", "data", "eth", "sll"];
const known = new Set([...definitions.map(({ name, prefix }) => prefix ?? name), ...PASSING]);

/** Adds the lines of `-V` of a capture to the scores, by heading; only packets whose protocols we all have count. */
export async function addTrees(
  scores: Map<string, TreeScore>,
  capture: CaptureFile,
  packets: number = COMPARED_PACKETS,
): Promise<void> {
  const words = ["-n", "-r", join(capture.folder, capture.path), "-V", "-c", String(packets)];
  const theirs = treesIn(printedByTshark("trees", capture, words));
  if (!theirs.some(hasKnownProtocols)) return;
  const our = treesIn((await ours(words)).stdout);
  theirs.forEach((tree, index) => {
    if (hasKnownProtocols(tree)) compare(scores, tree, our[index] ?? [], { capture: capture.path, packet: index + 1 });
  });
}

function compare(
  scores: Map<string, TreeScore>,
  theirs: readonly string[],
  ours: readonly string[],
  where: { readonly capture: string; readonly packet: number },
): void {
  const left = new Map<string, number>();
  for (const line of ours) left.set(line, (left.get(line) ?? 0) + 1);
  let heading = "";
  for (const line of theirs) {
    if (!line.startsWith(" ")) heading = headingOf(line);
    const score = scores.get(heading) ?? { lines: 0, equal: 0, missing: [] };
    scores.set(heading, score);
    score.lines++;
    const count = left.get(line) ?? 0;
    if (count > 0) {
      score.equal++;
      left.set(line, count - 1);
    } else if (score.missing.length < KEPT_LINES) {
      const beginning = line.trimStart().slice(0, ALIKE);
      const alike = ours.find((own) => own.trimStart().startsWith(beginning) && !theirs.includes(own));
      score.missing.push({ ...where, theirs: line, ours: alike });
    }
  }
}

/** What a line at the left edge begins: a protocol, what stands for itself, or octets of what was put together. */
function headingOf(line: string): string {
  if (/^[0-9a-f]{4} {2}/.test(line)) return "octets";
  return /^[^,:(]*/.exec(line)![0].replace(/\d+/g, "N").trim();
}

/** The lines of each packet. */
function treesIn(text: string): string[][] {
  return text
    .split(/^(?=Frame \d+: )/m)
    .filter((tree) => tree !== "")
    .map((tree) => tree.split("\n").filter((line) => line !== ""));
}

function hasKnownProtocols(tree: readonly string[]): boolean {
  const path = tree.find((line) => line.startsWith("    [Protocols in frame: "));
  return (
    path
      ?.slice(path.indexOf(": ") + 2, -1)
      .split(":")
      .every((name) => known.has(name)) === true
  );
}
