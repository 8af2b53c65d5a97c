// `npm run agreement` compares with tcpdump's own suites and over every capture beside the repository, writes docs/agreement.md, and
// brings test/differential/known-mismatches.tsv and floors.tsv up to date: cases that match now leave the first, and the
// second only rises. A case that newly mismatches is listed only with `-- --accept`, for a person to give it a reason.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { agreementPage } from "./agreement-page.ts";
import { compareAll, type Total } from "../test/differential/compare-all.ts";
import { flagSets } from "../test/differential/flag-sets.ts";
import { floorsFile, missed, readFloors, roundTripMeasure, type Floor } from "../test/differential/floors.ts";
import { knownMismatches, knownMismatchesFile } from "../test/differential/known-mismatches.ts";
import { sampleResults } from "../test/differential/sample-results.ts";
import { readCases, runCase, type CaseResult } from "../test/differential/tcpdump-cases.ts";
import { roundTripAll } from "../test/differential/round-trip-all.ts";
import { oracleVersions, sharedCaptures } from "../test/oracles.ts";

const folder = sharedCaptures();
if (folder === undefined)
  throw new Error("the captures to compare over are not beside the repository: ../shared/captures");
const accept = process.argv.includes("--accept");

const results: CaseResult[] = [];
for (const each of await readCases(folder)) results.push(await runCase(folder, each));
const known = knownMismatches();
const samples = await sampleResults();
const wrong = [
  ...results.filter(({ equal }) => !equal).map(({ case: { id, beyond } }) => ({ id, beyond })),
  ...samples.filter(({ equal }) => !equal).map(({ id }) => ({ id, beyond: [] })),
];
writeKnown();
const newlyWrong = wrong.filter(({ id }) => !known.has(id)).map(({ id }) => `\n  ${id}`);
if (!accept && newlyWrong.length > 0) {
  console.error(`${newlyWrong.length} mismatch that are not listed (-- --accept lists them):${newlyWrong.join("")}`);
}

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
});
writeFileSync(fileURLToPath(new URL("../docs/agreement.md", import.meta.url)), page);
console.log(page);

function writeKnown(): void {
  const listed = wrong.filter(({ id }) => accept || known.has(id));
  const rows = listed.map(({ id, beyond }) => {
    const reason = beyond.length > 0 ? `not asked for: ${beyond.join(", ")}` : "not yet";
    return `${id}\t${known.get(id) ?? reason}`;
  });
  writeFileSync(knownMismatchesFile, ["case\treason", ...rows, ""].join("\n"));
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
