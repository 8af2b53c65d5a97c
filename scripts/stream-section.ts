import { rate } from "./rate.ts";
import type { StreamScore } from "../test/differential/streams/stream-agreement.ts";

/** Where the part about whole captures begins in docs/agreement.md. */
export const STREAMS_HEADING = "# Agreement with tshark over whole captures";

/** The part of docs/agreement.md about whole captures. */
export function streamSection(release: string, every: number, scores: ReadonlyMap<string, StreamScore>): string {
  const rows = [...scores].map(
    ([kind, { items, equal, captures, equalCaptures }]) =>
      `| \`${kind}\` | ${rate(equal, items)} | ${rate(equalCaptures, captures)} |`,
  );
  return [
    STREAMS_HEADING,
    `Written by \`npm run streams -- --page\`${every > 1 ? `, of one capture in ${every}` : ""}. Compared with tshark ${release}, byte for byte: \`-z io,phs\` where all protocols are ours, \`-z follow,…,raw\` of the first streams of each capture, and the files that \`--export-objects\` writes, with their names.`,
    ["| what | tables, streams or files | captures in which all are |", "|---|---|---|", ...rows].join("\n"),
  ].join("\n\n");
}
