// `npm run trees -- [HEADING…] [--capture PATH…] [--having PROTO…] [--packets 100] [--every N] [--limit 12] [--page]`
// Compares the lines of `remora shark -n -V` with tshark's, over the captures beside the repository (those whose path begins
// so, that have one of the protocols). Prints the agreement by heading, most missing lines first; with HEADING the lines
// that ours lacks under headings that begin so (`npm run trees -- 'Domain Name' --having dns`). --page renews the part of
// docs/agreement.md.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withPagePart } from "./page-part.ts";
import { TREES_HEADING, treeSection } from "./tree-section.ts";
import { oracleVersions } from "../test/oracles.ts";
import { listedCaptures, sampleCaptures, type CaptureFile } from "../test/differential/captures.ts";
import { addTrees, COMPARED_PACKETS, type TreeScore } from "../test/differential/trees/tree-agreement.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    capture: { type: "string", multiple: true, default: [] },
    having: { type: "string", multiple: true, default: [] },
    packets: { type: "string", default: String(COMPARED_PACKETS) },
    every: { type: "string", default: "1" },
    limit: { type: "string", default: "12" },
    page: { type: "boolean", default: false },
  },
});

function wanted({ path, protocols }: CaptureFile): boolean {
  if (values.capture.length > 0 && !values.capture.some((start) => path.startsWith(start))) return false;
  return values.having.length === 0 || values.having.some((name) => protocols.includes(name));
}

process.stdout.on("error", () => process.exit(0)); // the reader (`head`) has seen enough

const scores = new Map<string, TreeScore>();
const captures = [...sampleCaptures(), ...listedCaptures()].filter(wanted);
for (const capture of captures.filter((_, index) => index % Number(values.every) === 0))
  await addTrees(scores, capture, Number(values.packets));

const rows = [...scores].toSorted(([, one], [, other]) => other.lines - other.equal - (one.lines - one.equal));
const row = (heading: string, lines: number, equal: number): string => {
  const rate = ((100 * equal) / lines).toFixed(1);
  return `${heading.slice(0, 47).padEnd(48)}${String(lines).padStart(8)} lines ${rate.padStart(6)} % equal`;
};
for (const [heading, { lines, equal }] of rows) console.log(row(heading, lines, equal));
const sum = (of: "lines" | "equal"): number => rows.reduce((total, [, score]) => total + score[of], 0);
console.log(row("all", sum("lines"), sum("equal")));
for (const [heading, { missing }] of rows) {
  if (!positionals.some((name) => heading.toLowerCase().startsWith(name.toLowerCase()))) continue;
  for (const { capture, packet, theirs, ours } of missing.slice(0, Number(values.limit)))
    console.log(`\n${capture} ${packet} ${heading}\n  ${theirs}\n  ${ours ?? "no line that begins so"}`);
}
if (values.page) {
  const page = fileURLToPath(new URL("../docs/agreement.md", import.meta.url));
  const part = treeSection(oracleVersions.tshark, Number(values.every), scores);
  writeFileSync(page, withPagePart(readFileSync(page, "utf8"), TREES_HEADING, part));
}
