import { expect, it } from "vitest";
import { describeWithCaptures } from "../oracles.ts";
import { knownMismatches } from "./known-mismatches.ts";
import { sampleIds } from "./sample-results.ts";
import { readCases, runCase } from "./tcpdump-cases.ts";

describeWithCaptures("tcpdump's own test suites, byte for byte", (folder) => {
  it("prints every case as tcpdump does, but for the known mismatches", async () => {
    const known = knownMismatches();
    const [lost, won]: [string[], string[]] = [[], []];
    const cases = await readCases(folder);
    for (const each of cases) {
      const { equal } = await runCase(folder, each);
      if (!equal && !known.has(each.id)) lost.push(each.id);
      if (equal && known.has(each.id)) won.push(each.id);
    }
    expect(cases.length).toBeGreaterThan(600);
    expect(lost, "cases that printed as tcpdump does and no longer do").toEqual([]);
    expect(won, "cases that now match: `npm run agreement` takes them off known-mismatches.tsv").toEqual([]);
  });

  it("keeps no known mismatch without its case or sample, or without a reason", async () => {
    const ids = new Set([...(await readCases(folder)).map(({ id }) => id), ...sampleIds()]);
    for (const [id, reason] of knownMismatches()) {
      expect(ids.has(id), id).toBe(true);
      expect(reason, id).not.toBe("");
    }
  });
});
