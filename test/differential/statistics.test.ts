import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { describeWithOracle } from "../oracles.ts";
import { sampleCaptures } from "./captures.ts";
import { differingTables } from "./statistics-agreement.ts";

/** Tables that are not tshark's, each `sample statistic` with a reason: lines of `sample, statistic, reason`. */
function knownMismatches(): ReadonlySet<string> {
  const file = fileURLToPath(new URL("known-statistics-mismatches.tsv", import.meta.url));
  const rows = readFileSync(file, "utf8").trimEnd().split("\n").slice(1);
  return new Set(rows.map((row) => row.split("\t").slice(0, 2).join(" ")));
}

describeWithOracle("tshark", "statistics of the project's own captures", () => {
  it("are tshark's tables, but for those that are listed with a reason", async () => {
    const different: string[] = [];
    for (const sample of sampleCaptures()) {
      for (const { statistic } of await differingTables(sample)) different.push(`${sample.path} ${statistic}`);
    }
    const known = knownMismatches();
    expect(different.filter((key) => !known.has(key))).toEqual([]);
    const settled = [...known].filter((key) => !different.includes(key));
    expect(settled, "tables that are tshark's now: take them off known-statistics-mismatches.tsv").toEqual([]);
  });
});
