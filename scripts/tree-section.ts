import { rate } from "./rate.ts";
import { COMPARED_PACKETS, type TreeScore } from "../test/differential/trees/tree-agreement.ts";

/** Where the part about the lines of trees begins in docs/agreement.md. */
export const TREES_HEADING = "# Agreement with tshark in the lines of trees";

/** Headings that are listed. */
const LISTED = 60;

/** The part of docs/agreement.md about the lines of trees. */
export function treeSection(release: string, every: number, scores: ReadonlyMap<string, TreeScore>): string {
  const rows = [...scores].toSorted(([, one], [, other]) => other.lines - other.equal - (one.lines - one.equal));
  const sum = (of: "lines" | "equal"): number => rows.reduce((total, [, score]) => total + score[of], 0);
  return [
    TREES_HEADING,
    `Written by \`npm run trees -- --page\`${every > 1 ? `, of one capture in ${every}` : ""}. Compared with \`tshark -n -V\` ${release}: the lines of the first ${COMPARED_PACKETS} packets of each capture whose protocols are all ours, with their indentation. ${rate(sum("equal"), sum("lines"))} are equal. The headings under which most are not:`,
    [
      "| heading | lines that are equal |",
      "|---|---|",
      ...rows
        .filter(([, { lines, equal }]) => equal < lines)
        .slice(0, LISTED)
        .map(([heading, { lines, equal }]) => `| ${heading.replaceAll("|", "\\|")} | ${rate(equal, lines)} |`),
    ].join("\n"),
  ].join("\n\n");
}
