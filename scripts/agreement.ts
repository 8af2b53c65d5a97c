// `npm run agreement -- --fields` compares fields with tshark's alone and renews that part of docs/agreement.md.
// `npm run agreement` compares with tcpdump's and libpcap's own suites and over every capture beside the repository, writes
// docs/agreement.md, and brings known-mismatches.tsv, known-filter-mismatches.tsv and floors.tsv in test/differential up to
// date: cases that match now leave the first two, and the third only rises. A case that newly mismatches is listed only with `-- --accept`, for a person to give it a reason.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { agreementPage } from "./agreement-page.ts";
import { readPage, withFieldAgreement } from "./field-agreement.ts";
import { pagePart, withPagePart } from "./page-part.ts";
import { STREAMS_HEADING } from "./stream-section.ts";
import { TREES_HEADING } from "./tree-section.ts";
import { compareAll, type Total } from "../test/differential/compare-all.ts";
import { filterAgreement } from "../test/differential/filter-agreement.ts";
import { flagSets } from "../test/differential/flag-sets.ts";
import { floorsFile, missed, readFloors, roundTripMeasure, type Floor } from "../test/differential/floors.ts";
import {
  knownFilterMismatchesFile,
  knownMismatches,
  knownMismatchesFile,
} from "../test/differential/known-mismatches.ts";
import { sampleResults } from "../test/differential/sample-results.ts";
import { readCases, runCase, type CaseResult } from "../test/differential/tcpdump-cases.ts";
import { roundTripAll } from "../test/differential/round-trip-all.ts";
import { oracleVersions, sharedCaptures } from "../test/oracles.ts";

const folder = sharedCaptures();
if (folder === undefined)
  throw new Error("the captures to compare over are not beside the repository: ../shared/captures");
const accept = process.argv.includes("--accept");
const pageFile = fileURLToPath(new URL("../docs/agreement.md", import.meta.url));
if (process.argv.includes("--fields")) {
  writeFileSync(pageFile, await withFieldAgreement(readPage(pageFile), accept));
  process.exit();
}

const results: CaseResult[] = [];
for (const each of await readCases(folder)) results.push(await runCase(folder, each));
const samples = await sampleResults();
writeKnown(knownMismatchesFile, [
  ...results.filter(({ equal }) => !equal).map(({ case: { id, beyond } }) => ({ id, reason: reasonOf(beyond) })),
  ...samples.filter(({ equal }) => !equal).map(({ id }) => ({ id, reason: reasonOf([]) })),
]);
const filters = await filterAgreement(folder);
writeKnown(
  knownFilterMismatchesFile,
  filters.scores.flatMap(({ wrong }) => wrong.map(({ id, how }) => ({ id, reason: how }))),
);
console.error("compared capture filters");

const totals: Total[] = [];
for (const flags of flagSets) {
  totals.push(await compareAll(flags));
  console.error(`compared with ${flags}`);
}
const roundTrip = await roundTripAll();
writeFloors([
  ...totals.map(({ flags, equalLines, lines }) => ({ measure: flags, equal: equalLines, all: lines })),
  { measure: roundTripMeasure, equal: roundTrip.wholeIdentical, all: roundTrip.whole },
]);

const page = agreementPage({
  release: oracleVersions.tcpdump,
  results,
  samples,
  reasons: knownMismatches(),
  totals,
  roundTrip,
  filters,
  filterReasons: knownMismatches(knownFilterMismatchesFile),
});
const before = readPage(pageFile);
// What other commands write stays.
const renewed = [STREAMS_HEADING, TREES_HEADING].reduce(
  (whole, heading) => withPagePart(whole, heading, pagePart(before, heading)),
  await withFieldAgreement(page, accept),
);
writeFileSync(pageFile, renewed);
console.log(page);

function reasonOf(beyond: readonly string[]): string {
  return beyond.length > 0 ? `not asked for: ${beyond.join(", ")}` : "not yet";
}

/** Keeps the cases that are wrong and known, and with `--accept` those that are newly wrong; says which are. */
function writeKnown(file: string, wrong: readonly { readonly id: string; readonly reason: string }[]): void {
  const known = knownMismatches(file);
  const listed = wrong.filter(({ id }) => accept || known.has(id));
  const rows = new Set(listed.map(({ id, reason }) => `${id}\t${known.get(id) ?? reason}`));
  writeFileSync(file, ["case\treason", ...rows, ""].join("\n"));
  const newlyWrong = wrong.filter(({ id }) => !known.has(id)).map(({ id, reason }) => `\n  ${id}: ${reason}`);
  if (accept || newlyWrong.length === 0) return;
  console.error(`${newlyWrong.length} mismatches that are not listed (-- --accept lists them):${newlyWrong.join("")}`);
}

function writeFloors(reached: readonly Floor[]): void {
  const floors = new Map(readFloors().map((floor) => [floor.measure, floor]));
  const rows = reached.map((now) => {
    const before = floors.get(now.measure);
    const { measure, equal, all } = before !== undefined && missed(before) <= missed(now) ? before : now;
    return `${measure}\t${equal}\t${all}`;
  });
  writeFileSync(floorsFile, ["measure\tequal\tall", ...rows, ""].join("\n"));
}
