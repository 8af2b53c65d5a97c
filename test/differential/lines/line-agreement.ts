import { definitions } from "../../../src/protocols/catalog.ts";
import type { CaptureFile } from "../captures.ts";
import { ourLines } from "./our-lines.ts";
import { tsharkLines, type LineColumns, type TsharkLine } from "./tshark-lines.ts";

/** A packet whose line is another. */
export interface LineDifference {
  readonly capture: string;
  readonly ours: LineColumns | undefined;
  readonly theirs: TsharkLine;
  readonly column: keyof LineColumns;
}

/** How the lines of packets that tshark shows under one name in the column Protocol agree. */
export interface LineScore {
  lines: number;
  equal: number;
  readonly differences: LineDifference[];
}

/** Packets of one capture that are compared. */
export const COMPARED_PACKETS = 200;
const KEPT_DIFFERENCES = 500;
const columns: readonly (keyof LineColumns)[] = [
  "number",
  "time",
  "length",
  "source",
  "destination",
  "protocol",
  "info",
];

/** Protocols that packets have beside those that we have. */
const PASSING = ["ethertype", "data", "eth"];
const known = new Set([...definitions.map(({ name, prefix }) => prefix ?? name), ...PASSING, "sll"]);

/** Adds the lines of a capture to the scores, by tshark's column Protocol; only packets whose protocols we all have count. */
export async function addLines(
  scores: Map<string, LineScore>,
  capture: CaptureFile,
  packets: number = COMPARED_PACKETS,
): Promise<void> {
  const theirs = tsharkLines(capture, packets);
  if (!theirs.some((line) => line.protocols.every((name) => known.has(name)))) return;
  const ours = await ourLines(capture, packets);
  theirs.forEach((line, index) => {
    if (!line.protocols.every((name) => known.has(name))) return;
    const score = scores.get(line.protocol) ?? { lines: 0, equal: 0, differences: [] };
    scores.set(line.protocol, score);
    score.lines++;
    const our = ours[index];
    const column = columns.find((name) => our?.[name] !== line[name]);
    if (column === undefined) score.equal++;
    else if (score.differences.length < KEPT_DIFFERENCES) {
      score.differences.push({ capture: capture.path, ours: our, theirs: line, column });
    }
  });
}
